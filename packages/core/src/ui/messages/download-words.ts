import type { Messages } from '../../define/messages.ts'

const nl = {
  'download.title': 'Download',
  'download.warning':
    '{form, select, je {Bewaar je informatie op je eigen computer? Dan is die buiten de beveiligde omgeving. Je bent dan zelf verantwoordelijk voor de bescherming ervan.} other {Bewaart u informatie op uw eigen computer? Dan is die buiten de beveiligde omgeving. U bent dan zelf verantwoordelijk voor de bescherming ervan.}}',
  'download.what': 'Wat wordt er opgeslagen?',
  'download.what.parts': 'Alle onderdelen die {form, select, je {je} other {u}} in het portaal kunt lezen.',
  'download.what.photo': 'De foto van de cliënt, als die er is.',
  'download.what.data': 'Dezelfde gegevens in een vorm die een computer kan lezen.',
  'download.what.log': 'Het overzicht van wie er in het portaal heeft gekeken.',
  'download.what.form': 'Alles zit in één ZIP-bestand: een ingepakte map. Pak die map uit en open het bestand index.html.',
  'download.start': 'Informatie opslaan',
  'download.again': 'Opnieuw maken',
  'download.busy': 'De download wordt gemaakt',
  'download.waiting': 'De download wordt zo gemaakt.',
  'download.progress': '{done} van {total} onderdelen klaar',
  'download.leave':
    '{form, select, je {Je hoeft niet te wachten. Als de download klaar staat, krijg je een melding.} other {U hoeft niet te wachten. Als de download klaar staat, krijgt u een melding.}}',
  'download.refresh': 'Vernieuwen',
  'download.ready': 'De download staat klaar',
  'download.once': 'Opslaan kan één keer, tot {when}.',
  'download.size': 'Grootte: {size}',
  'download.take': 'Nu opslaan',
  'download.taken': 'Opgeslagen {when}',
  'download.taken.text':
    'Een download kan één keer worden opgeslagen. Is het niet gelukt, of {form, select, je {wil je} other {wilt u}} de nieuwste informatie? Maak dan een nieuwe.',
  'download.expired': 'Deze download is verlopen',
  'download.expired.text': 'Een download blijft een dag staan. {form, select, je {Je kunt} other {U kunt}} een nieuwe maken.',
  'download.failed': 'De download is niet gelukt',
  'download.failed.text': 'Er ging iets mis bij ons. Probeer het later nog een keer.',
  'download.tooLarge.text': 'Er is meer informatie dan in één download past. Neem contact op met {organisation}.',
  'download.log.open': 'Overzicht van wie er in het portaal heeft gekeken',
  'download.saved.index': 'Terug naar de inhoud',
  'download.saved.contents': 'Inhoud',
  'download.saved.by': 'Opgeslagen op {when} door {name}',
  'download.saved.fresh': 'Bijgewerkt op {when}',
  'download.saved.data': 'In de map data staan dezelfde gegevens voor computers.',
  'download.readme':
    'Dit is een kopie van het dossier van {client}, opgeslagen uit {portal} van {organisation} op {when} door {name}.\n\nOpen index.html om te lezen. In de map data staan dezelfde gegevens voor computers (JSON). In access-log.json staat wie er in het portaal heeft gekeken (velden van NEN 7513).',
} as const

const en: Readonly<Record<keyof typeof nl, string>> = {
  'download.title': 'Download',
  'download.warning':
    'Do you save information on your own computer? Then it is outside the secured environment, and you are responsible for protecting it.',
  'download.what': 'What will be saved?',
  'download.what.parts': 'Every part that you can read in the portal.',
  'download.what.photo': 'The photo of the client, when there is one.',
  'download.what.data': 'The same information in a form that a computer can read.',
  'download.what.log': 'The overview of who looked in the portal.',
  'download.what.form': 'Everything comes in one ZIP file: a packed folder. Unpack it and open the file index.html.',
  'download.start': 'Save information',
  'download.again': 'Make it again',
  'download.busy': 'The download is being made',
  'download.waiting': 'The download will be made in a moment.',
  'download.progress': '{done} of {total} parts ready',
  'download.leave': 'You do not have to wait. You get a notice when the download is ready.',
  'download.refresh': 'Refresh',
  'download.ready': 'The download is ready',
  'download.once': 'It can be saved once, until {when}.',
  'download.size': 'Size: {size}',
  'download.take': 'Save now',
  'download.taken': 'Saved {when}',
  'download.taken.text': 'A download can be saved once. Did it not work, or do you want the newest information? Then make a new one.',
  'download.expired': 'This download has expired',
  'download.expired.text': 'A download is kept for a day. You can make a new one.',
  'download.failed': 'The download did not work',
  'download.failed.text': 'Something went wrong on our side. Please try again later.',
  'download.tooLarge.text': 'There is more information than fits in one download. Please contact {organisation}.',
  'download.log.open': 'Overview of who looked in the portal',
  'download.saved.index': 'Back to the contents',
  'download.saved.contents': 'Contents',
  'download.saved.by': 'Saved on {when} by {name}',
  'download.saved.fresh': 'Updated on {when}',
  'download.saved.data': 'The folder data holds the same information for computers.',
  'download.readme':
    'This is a copy of the record of {client}, saved from {portal} of {organisation} on {when} by {name}.\n\nOpen index.html to read it. The folder data holds the same information for computers (JSON). In access-log.json stands who looked in the portal (fields of NEN 7513).',
}

/** The words of the download: its page, and the pages in the ZIP. */
export const downloadWords: Messages = { nl, en }
