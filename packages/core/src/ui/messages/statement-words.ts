import type { Messages } from '../../define/messages.ts'

/** What the portal says about itself to everybody, where the organisation has no words of its own: privacy, accessibility, terms. */
export const statementWords: Messages = {
  nl: {
    'statements.title': 'Privacy en toegankelijkheid',
    'statements.contact': 'Vraag het aan {organisation}.',
    'statements.ask': 'Vraag het aan {organisation}, bijvoorbeeld aan een medewerker die {form, select, je {je} other {u}} kent.',
    'statements.phone': 'Bel {phone}.',
    'statements.email': 'Mail naar {email}.',
    'statements.website': 'Kijk op {url}',
    'privacy.link': 'Privacy',
    'privacy.title': 'Privacy',
    'privacy.intro':
      '{organisation} is verantwoordelijk voor dit portaal ({portal}) en voor de gegevens die erin staan. Hier staat welke gegevens het portaal bewaart, wie ze ziet en hoe lang ze blijven. {organisation} kan daarnaast een eigen privacyverklaring hebben, ook over de zorg zelf.',
    'privacy.kept': 'Welke gegevens het portaal bewaart',
    'privacy.kept.account':
      'Van wie inlogt: naam, e-mailadres en, als dat nodig is, een telefoonnummer; wat nodig is om veilig in te loggen; en keuzes zoals taal, aanspreekvorm en eenvoudig lezen.',
    'privacy.kept.terms': 'Van wie inlogt ook: met welke versie van de voorwaarden die persoon akkoord ging, en wanneer.',
    'privacy.kept.record':
      'Van cliënten: een kopie van gegevens uit het zorgdossier bij {organisation}. Dat zijn ook gegevens over gezondheid. Het burgerservicenummer en bankgegevens worden niet bewaard.',
    'privacy.kept.written': 'Wat mensen zelf in het portaal zetten, en tot waar zij het gelezen hebben, bij {parts}.',
    'privacy.kept.access':
      'Wie bij welke cliënt mag meekijken, waarom, en wat iemand mag zien: namen en e-mailadressen, ook van mensen die zijn uitgenodigd.',
    'privacy.kept.requests': 'Van wie toegang aanvraagt: wat op het formulier is ingevuld, en wat ermee is besloten.',
    'privacy.kept.log': 'Een logboek: wie wat heeft bekeken of veranderd, en wanneer. Dat moet volgens de wet.',
    'privacy.kept.sent':
      'Mails en tekstberichten die het portaal stuurt, zolang dat nodig is om ze te bezorgen. Daarin staat niets over gezondheid.',
    'privacy.who': 'Wie de gegevens ziet',
    'privacy.who.network':
      'De cliënt, wie de cliënt wettelijk vertegenwoordigt, en wie is uitgenodigd. Ieder ziet alleen de onderdelen waar die persoon recht op heeft.',
    'privacy.who.desk':
      'Medewerkers van {organisation} die het portaal beheren. Zij regelen toegang en beantwoorden vragen. Het dossier lezen zij hier niet.',
    'privacy.who.suppliers':
      'Leveranciers die {organisation} helpen om het portaal te laten werken. {organisation} kan vertellen welke dat zijn. Het portaal zelf geeft gegevens aan niemand anders.',
    'privacy.long': 'Hoe lang de gegevens blijven',
    'privacy.long.record':
      '{days, plural, =0 {De kopie van het dossier wordt gewist na de laatste dag in zorg.} one {De kopie van het dossier wordt gewist vanaf één dag na de laatste dag in zorg.} other {De kopie van het dossier wordt gewist vanaf # dagen na de laatste dag in zorg.}} Het dossier zelf blijft bij de organisatie, zo lang als de wet zegt.',
    'privacy.long.log.years': '{years, plural, one {Het logboek blijft # jaar.} other {Het logboek blijft # jaar.}}',
    'privacy.long.log.days': 'Het logboek blijft {days} dagen.',
    'privacy.long.account':
      'Toegang eindigt op de afgesproken dag, of als de cliënt of de organisatie die intrekt. Daarna ziet die persoon niets meer.',
    'privacy.long.erased':
      'Wie nergens meer toegang toe heeft, houdt een account nog {days, plural, one {# dag} other {# dagen}}. Dan wordt het account gewist, of eerder als die persoon daarom vraagt. De naam blijft alleen staan in het logboek en bij berichten die in het portaal geschreven zijn.',
    'privacy.device': 'Cookies',
    'privacy.device.text':
      'Het portaal zet alleen cookies die nodig zijn: om ingelogd te blijven, een vertrouwd apparaat te herkennen en de tekstgrootte te onthouden. Er is niets bij dat volgt wat iemand op internet doet, en er wordt niets geladen van andere bedrijven.',
    'privacy.rights': 'Welke rechten er zijn',
    'privacy.rights.look': 'Bekijken: in het portaal staat welke gegevens er zijn, en op de pagina Wie heeft gekeken wie ze heeft bekeken.',
    'privacy.rights.correct': 'Verbeteren: klopt er iets niet in het dossier, vraag {organisation} om het te verbeteren.',
    'privacy.rights.erase': 'Wissen: vraag {organisation} om gegevens te wissen. Soms moet de organisatie ze volgens de wet bewaren.',
    'privacy.rights.copy': 'Meenemen: wie het dossier mag downloaden, krijgt een kopie die ook een computer kan lezen.',
    'privacy.rights.complain':
      'Klagen: niet tevreden over wat {organisation} met gegevens doet? Een klacht kan ook naar de Autoriteit Persoonsgegevens: https://autoriteitpersoonsgegevens.nl',
    'privacy.ask': 'Vragen over privacy',
    'accessibility.link': 'Toegankelijkheid',
    'accessibility.title': 'Toegankelijkheid',
    'accessibility.intro':
      '{organisation} wil dat iedereen dit portaal ({portal}) kan gebruiken, ook met een beperking. Het doel is dat het portaal voldoet aan de internationale richtlijn WCAG 2.2, niveau AA.',
    'accessibility.done': 'Wat er is gedaan',
    'accessibility.done.keyboard':
      'Alles is gemaakt om te werken met een toetsenbord en met een schermlezer. Knoppen en velden zijn groot genoeg voor een onvaste hand.',
    'accessibility.done.size': 'De tekst kan groter, tot vier keer, zonder dat er iets wegvalt.',
    'accessibility.done.simple':
      'Wie dat wil, zet in het profiel Eenvoudig lezen aan: kortere zinnen, grotere letters en grotere plaatjes.',
    'accessibility.done.colour':
      'Kleur is nooit het enige teken: er staat altijd een woord of een teken bij. Tekst heeft genoeg contrast, ook in het donker.',
    'accessibility.done.scripts': 'Lezen, schrijven en inloggen werken ook zonder scripts.',
    'accessibility.done.print': 'Elke pagina kan worden afgedrukt.',
    'accessibility.not': 'Wat nog niet goed is',
    'accessibility.not.intro': 'Dit weten we, en het is nog niet opgelost:',
    'accessibility.not.audit':
      'Het portaal is met programma’s nagekeken. Of een onafhankelijk bureau het heeft onderzocht, kan {organisation} vertellen.',
    'accessibility.not.documents':
      'Documenten (PDF) komen uit het zorgdossier zoals ze zijn gemaakt. Niet elk document kan worden voorgelezen.',
    'accessibility.not.record': 'Teksten uit het zorgdossier worden niet herschreven. Er kunnen moeilijke woorden in staan.',
    'accessibility.not.photos': 'Bij een foto staat alleen een beschrijving als wie hem plaatste die erbij schreef.',
    'accessibility.report': 'Iets werkt niet',
    'accessibility.report.text':
      'Vertel het ons als {form, select, je {je} other {u}} ergens niet bij kunt. Zeg op welke pagina het was. Vraag gerust om de informatie op een andere manier.',
    'terms.title': 'Voorwaarden voor gebruik',
    'terms.version': 'Versie {version}, van {when}',
  },
  en: {
    'statements.title': 'Privacy and accessibility',
    'statements.contact': 'Ask {organisation}.',
    'statements.ask': 'Ask {organisation}, for example a member of staff you know.',
    'statements.phone': 'Call {phone}.',
    'statements.email': 'Mail to {email}.',
    'statements.website': 'See {url}',
    'privacy.link': 'Privacy',
    'privacy.title': 'Privacy',
    'privacy.intro':
      '{organisation} is responsible for this portal ({portal}) and for the data in it. Here you read which data the portal keeps, who sees them and for how long. {organisation} may have a privacy statement of its own as well, about the care too.',
    'privacy.kept': 'Which data the portal keeps',
    'privacy.kept.account':
      'Of who signs in: name, e-mail address and, where needed, a telephone number; what is needed to sign in safely; and choices such as language and easy reading.',
    'privacy.kept.terms': 'Of who signs in also: to which version of the terms of use they agreed, and when.',
    'privacy.kept.record':
      'Of clients: a copy of data of the care record at {organisation}. Those are data about health too. The citizen service number and bank details are not kept.',
    'privacy.kept.written': 'What people put into the portal themselves, and up to where they have read it, in {parts}.',
    'privacy.kept.access':
      'Who may read along with which client, why, and what they may see: names and e-mail addresses, also of people who were invited.',
    'privacy.kept.requests': 'Of who asks for access: what was filled in on the form, and what was decided.',
    'privacy.kept.log': 'A log: who looked at or changed what, and when. The law asks for it.',
    'privacy.kept.sent':
      'Mails and text messages that the portal sends, for as long as is needed to deliver them. They say nothing about health.',
    'privacy.who': 'Who sees the data',
    'privacy.who.network':
      'The client, who legally represents the client, and who was invited. Each sees only the parts to which they have a right.',
    'privacy.who.desk':
      'Staff of {organisation} who run the portal. They arrange access and answer questions. They do not read the record here.',
    'privacy.who.suppliers':
      'Suppliers who help {organisation} to run the portal. {organisation} can tell which those are. The portal itself gives data to nobody else.',
    'privacy.long': 'How long the data stay',
    'privacy.long.record':
      '{days, plural, =0 {The copy of the record is erased after the last day in care.} one {The copy of the record is erased from one day after the last day in care.} other {The copy of the record is erased from # days after the last day in care.}} The record itself stays with the organisation, for as long as the law says.',
    'privacy.long.log.years': '{years, plural, one {The log is kept for # year.} other {The log is kept for # years.}}',
    'privacy.long.log.days': 'The log is kept for {days} days.',
    'privacy.long.account':
      'Access ends on the day that was agreed, or when the client or the organisation takes it back. That person then sees nothing any more.',
    'privacy.long.erased':
      'Who has no access to anything any more keeps an account for {days, plural, one {# day} other {# days}}. Then the account is erased, or earlier when that person asks for it. The name stays only in the log and with messages that were written in the portal.',
    'privacy.device': 'Cookies',
    'privacy.device.text':
      'The portal sets only cookies that are needed: to stay signed in, to recognise a trusted device and to remember the size of the text. Nothing follows what anybody does on the internet, and nothing is loaded from other companies.',
    'privacy.rights': 'Which rights there are',
    'privacy.rights.look': 'To look: the portal shows which data there are, and the page Who has looked shows who looked at them.',
    'privacy.rights.correct': 'To correct: if something in the record is wrong, ask {organisation} to correct it.',
    'privacy.rights.erase': 'To erase: ask {organisation} to erase data. Sometimes the law obliges the organisation to keep them.',
    'privacy.rights.copy': 'To take along: who may download the record gets a copy that a computer can read too.',
    'privacy.rights.complain':
      'To complain: not content with what {organisation} does with data? A complaint can also go to the Dutch data protection authority: https://autoriteitpersoonsgegevens.nl',
    'privacy.ask': 'Questions about privacy',
    'accessibility.link': 'Accessibility',
    'accessibility.title': 'Accessibility',
    'accessibility.intro':
      '{organisation} wants everybody to be able to use this portal ({portal}), also with a disability. The aim is that the portal meets the international guideline WCAG 2.2, level AA.',
    'accessibility.done': 'What was done',
    'accessibility.done.keyboard':
      'Everything is made to work with a keyboard and with a screen reader. Buttons and fields are large enough for an unsteady hand.',
    'accessibility.done.size': 'The text can be made larger, up to four times, and nothing is lost.',
    'accessibility.done.simple':
      'Whoever wants that turns on Easy reading in the profile: shorter sentences, larger letters and larger pictures.',
    'accessibility.done.colour':
      'Colour is never the only sign: a word or a mark stands beside it. Text has enough contrast, in the dark too.',
    'accessibility.done.scripts': 'Reading, writing and signing in work without scripts too.',
    'accessibility.done.print': 'Every page can be printed.',
    'accessibility.not': 'What is not right yet',
    'accessibility.not.intro': 'This is known, and not solved yet:',
    'accessibility.not.audit': 'The portal was checked with programs. Whether an independent office examined it, {organisation} can tell.',
    'accessibility.not.documents': 'Documents (PDF) come from the care record as they were made. Not every document can be read aloud.',
    'accessibility.not.record': 'Texts of the care record are not rewritten. There may be difficult words in them.',
    'accessibility.not.photos': 'A photo has a description only where whoever placed it wrote one.',
    'accessibility.report': 'Something does not work',
    'accessibility.report.text':
      'Tell us when there is something you can not reach. Say on which page it was. Feel free to ask for the information in another way.',
    'terms.title': 'Terms of use',
    'terms.version': 'Version {version}, of {when}',
  },
}
