import type { Messages } from '@voordeur/core'

/** The block of rights, and what a summary says of them. Articles 57 (advocate), 55 (complaint), 9 and 10 (the meeting) and 4a of the Wet zorg en dwang. */
export const rightsWords = {
  nl: {
    'term.plan': 'zorgplan',
    'rights.title': '{form, select, je {Je rechten} other {Uw rechten}}',
    'rights.advocate':
      '{mode, select, simple {{form, select, je {Bel deze persoon als je hulp wilt. Het is gratis. Deze persoon werkt niet voor de zorg.} other {Bel deze persoon als u hulp wilt. Het is gratis. Deze persoon werkt niet voor de zorg.}}} other {{form, select, je {Je kunt bellen met de cliënten\u00ADvertrouwens\u00ADpersoon. Die is onafhankelijk, helpt je gratis en gaat zorgvuldig om met wat je vertelt.} other {U kunt bellen met de cliënten\u00ADvertrouwens\u00ADpersoon. Die is onafhankelijk, helpt u gratis en gaat zorgvuldig om met wat u vertelt.}}}}',
    // A long word may break where its parts meet.
    'rights.advocate.role': 'cliënten\u00ADvertrouwens\u00ADpersoon',
    'rights.phone': 'Telefoon',
    'rights.email': 'E-mail',
    'rights.url': 'Website',
    'rights.hours': 'Bereikbaar',
    'rights.complaint.title': 'Een klacht indienen',
    'rights.complaint':
      '{mode, select, simple {{form, select, je {Vind je een maatregel niet goed? Dan mag je klagen bij {name}. Schrijf op waarom. Het is gratis. Vraag hulp als je dat wilt.} other {Vindt u een maatregel niet goed? Dan mag u klagen bij {name}. Schrijf op waarom. Het is gratis. Vraag hulp als u dat wilt.}}} other {{form, select, je {Ben je het niet eens met een maatregel, of met een besluit van de zorg daarover? Je kunt een klacht indienen bij {name}. Doe dat schriftelijk en schrijf op waarom. Dat kost niets. Zij beslissen los van de zorgorganisatie. De cliënten\u00ADvertrouwens\u00ADpersoon weet waarover een klacht kan gaan en helpt je erbij.} other {Bent u het niet eens met een maatregel, of met een besluit van de zorg daarover? U kunt een klacht indienen bij {name}. Doe dat schriftelijk en schrijf op waarom. Dat kost niets. Zij beslissen los van de zorgorganisatie. De cliënten\u00ADvertrouwens\u00ADpersoon weet waarover een klacht kan gaan en helpt u erbij.}}}}',
    'rights.complaint.name': 'de KCOZ, de landelijke klachtencommissie',
    'rights.meeting.title': 'Bij het overleg zijn',
    'rights.meeting':
      '{mode, select, simple {{form, select, je {De zorg praat over de maatregel. Daar mag je bij zijn. Vraag wanneer.} other {De zorg praat over de maatregel. Daar mag u bij zijn. Vraag wanneer.}}} other {{form, select, je {Je mag erbij zijn als de zorg over een maatregel praat. Vraag wanneer het overleg is.} other {U mag erbij zijn als de zorg over een maatregel praat. Vraag wanneer het overleg is.}}}}',
    'rights.documents.title': 'De papieren krijgen',
    'rights.documents':
      '{mode, select, simple {{form, select, je {Je mag vragen om de papieren. Vraag ook om uitleg.} other {U mag vragen om de papieren. Vraag ook om uitleg.}}} other {{form, select, je {Je mag vragen om het {term_plan}, het besluit en de beoordeling. Vraag ook om uitleg als je iets niet begrijpt.} other {U mag vragen om het {term_plan}, het besluit en de beoordeling. Vraag ook om uitleg als u iets niet begrijpt.}}}}',
    'summary.title': 'Samenvatting voor {client}',
    'summary.lead': 'Zo staat het vandaag, {day}, in het zorgdossier.',
    'summary.none': 'Er loopt nu geen maatregel.',
    'summary.why': 'Waarom',
    'summary.until': 'Tot wanneer',
    'summary.responsible': 'Wie verantwoordelijk is',
    'summary.titles': 'Juridische titel',
    'summary.rights.title': '{form, select, je {Wat je kunt doen} other {Wat u kunt doen}}',
    'summary.rights.advocate': 'Bel gratis met de cliëntenvertrouwenspersoon: {name}, {phone}.',
    'summary.rights.complaint': 'Dien een klacht in bij {name}.',
    'summary.rights.meeting': 'Vraag of {form, select, je {je} other {u}} bij het overleg mag zijn.',
    'summary.rights.documents': 'Vraag om het {term_plan}, het besluit en de beoordeling.',
  },
  en: {
    'term.plan': 'care plan',
    'rights.title': 'Your rights',
    'rights.advocate':
      '{mode, select, simple {Call this person when you want help. It is free. This person does not work for the care team.} other {You can call the client advocate (cliëntenvertrouwenspersoon), who is independent, helps you free of charge and treats with care what you tell.}}',
    'rights.advocate.role': 'client advocate (cliëntenvertrouwenspersoon)',
    'rights.phone': 'Telephone',
    'rights.email': 'E-mail',
    'rights.url': 'Website',
    'rights.hours': 'Can be reached',
    'rights.complaint.title': 'Making a complaint',
    'rights.complaint':
      '{mode, select, simple {Is a measure not right? Then you may complain to {name}. Write down why. It is free. Ask for help if you want.} other {Do you disagree with a measure, or with what the care team decided about it? You can complain to {name}, in writing, saying why. It costs nothing. They decide apart from the care organisation. The client advocate knows what a complaint can be about, and helps you with it.}}',
    'rights.complaint.name': 'the KCOZ, the national complaints commission',
    'rights.meeting.title': 'Being at the meeting',
    'rights.meeting':
      '{mode, select, simple {The care team talks about the measure. You may be there. Ask when.} other {You may be present when the care team talks about a measure. Ask when the meeting is.}}',
    'rights.documents.title': 'Getting the documents',
    'rights.documents':
      '{mode, select, simple {You may ask for the documents. Ask for an explanation too.} other {You may ask for the {term_plan}, the decision and the assessment. Ask for an explanation too when you do not understand something.}}',
    'summary.title': 'Summary for {client}',
    'summary.lead': 'So it stands today, {day}, in the care record.',
    'summary.none': 'No measure runs now.',
    'summary.why': 'Why',
    'summary.until': 'Until when',
    'summary.responsible': 'Who is responsible',
    'summary.titles': 'Legal title',
    'summary.rights.title': 'What you can do',
    'summary.rights.advocate': 'Call the client advocate, free of charge: {name}, {phone}.',
    'summary.rights.complaint': 'Complain to {name}.',
    'summary.rights.meeting': 'Ask whether you may be at the meeting.',
    'summary.rights.documents': 'Ask for the {term_plan}, the decision and the assessment.',
  },
} as const satisfies Messages
