import type { Messages } from '@voordeur/core'

/** The block of rights, and what a summary says of them. Articles 57 (advocate), 55 (complaint), 9 and 10 (the meeting) and 4a of the Wet zorg en dwang. */
export const rightsWords = {
  nl: {
    'term.plan': 'zorgplan',
    'rights.title': '{form, select, je {Je rechten} other {Uw rechten}}',
    'rights.advocate':
      '{mode, select, simple {{form, select, je {Bel deze persoon als je hulp wilt. Het is gratis. Deze persoon werkt niet voor de zorg.} other {Bel deze persoon als u hulp wilt. Het is gratis. Deze persoon werkt niet voor de zorg.}}} other {{form, select, je {Je kunt altijd bellen met de cliënten\u00ADvertrouwens\u00ADpersoon. Die is onafhankelijk, helpt je gratis en zegt niets door zonder dat jij het wilt.} other {U kunt altijd bellen met de cliënten\u00ADvertrouwens\u00ADpersoon. Die is onafhankelijk, helpt u gratis en zegt niets door zonder dat u het wilt.}}}}',
    // A long word may break where its parts meet.
    'rights.advocate.role': 'cliënten\u00ADvertrouwens\u00ADpersoon',
    'rights.phone': 'Telefoon',
    'rights.email': 'E-mail',
    'rights.url': 'Website',
    'rights.hours': 'Bereikbaar',
    'rights.complaint.title': 'Een klacht indienen',
    'rights.complaint':
      '{mode, select, simple {{form, select, je {Vind je iets niet goed? Dan mag je klagen bij {name}. Het is gratis.} other {Vindt u iets niet goed? Dan mag u klagen bij {name}. Het is gratis.}}} other {{form, select, je {Ben je het ergens niet mee eens? Je mag een klacht indienen bij {name}. Dat kost niets. Zij beslissen los van de zorgorganisatie. De cliënten\u00ADvertrouwens\u00ADpersoon helpt je erbij.} other {Bent u het ergens niet mee eens? U mag een klacht indienen bij {name}. Dat kost niets. Zij beslissen los van de zorgorganisatie. De cliënten\u00ADvertrouwens\u00ADpersoon helpt u erbij.}}}}',
    'rights.complaint.name': 'de KCOZ, de landelijke klachtencommissie',
    'rights.meeting.title': 'Bij het overleg zijn',
    'rights.meeting':
      '{mode, select, simple {{form, select, je {De zorg praat over de maatregel. Daar mag je bij zijn. Je mag iemand meenemen.} other {De zorg praat over de maatregel. Daar mag u bij zijn. U mag iemand meenemen.}}} other {{form, select, je {Je mag erbij zijn als de zorg over een maatregel praat. Vraag wanneer het overleg is. Je mag iemand meenemen.} other {U mag erbij zijn als de zorg over een maatregel praat. Vraag wanneer het overleg is. U mag iemand meenemen.}}}}',
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
      '{mode, select, simple {Call this person when you want help. It is free. This person does not work for the care team.} other {You can always call the client advocate (cliëntenvertrouwenspersoon), who is independent, helps you free of charge and passes nothing on that you do not want.}}',
    'rights.advocate.role': 'client advocate (cliëntenvertrouwenspersoon)',
    'rights.phone': 'Telephone',
    'rights.email': 'E-mail',
    'rights.url': 'Website',
    'rights.hours': 'Can be reached',
    'rights.complaint.title': 'Making a complaint',
    'rights.complaint':
      '{mode, select, simple {Is something not right? Then you may complain to {name}. It is free.} other {Do you disagree with something? You may complain to {name}. It costs nothing. They decide apart from the care organisation. The client advocate helps you with it.}}',
    'rights.complaint.name': 'the KCOZ, the national complaints commission',
    'rights.meeting.title': 'Being at the meeting',
    'rights.meeting':
      '{mode, select, simple {The care team talks about the measure. You may be there. You may bring somebody.} other {You may be present when the care team talks about a measure. Ask when the meeting is. You may bring somebody.}}',
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
