import type { Messages } from '@voordeur/core'

/** What is asked before something is done about an access, and the form by which a record is hidden. */
export const clientStepWords = {
  nl: {
    'clients.ask.revoke': 'De toegang van {name} beëindigen?',
    'clients.ask.revoke.text':
      '{name} ziet dan niets meer van {client} en krijgt daar een melding van. Later kan er opnieuw toegang gegeven worden.',
    'clients.ask.revoke.yes': 'Ja, beëindigen',
    'clients.ask.block': 'De toegang van {name} blokkeren?',
    'clients.ask.block.text':
      '{name} ziet dan meteen niets meer van {client} en krijgt daar een melding van. Alleen de organisatie kan de toegang weer openen.',
    'clients.ask.block.yes': 'Ja, blokkeren',
    'clients.ask.unblock': 'De toegang van {name} weer openen?',
    'clients.ask.unblock.text': '{name} ziet dan weer wat van {client} gezien mocht worden, en krijgt daar een melding van.',
    'clients.ask.unblock.yes': 'Ja, weer openen',
    'clients.ask.consent': 'Vastleggen dat de cliënt toestemming geeft aan {name}?',
    'clients.ask.consent.text':
      'Een cliënt van twaalf tot en met vijftien jaar moet het ermee eens zijn dat een ouder of voogd meekijkt. Leg dit alleen vast als {client} dat zelf heeft gezegd.',
    'clients.ask.consent.yes': 'Ja, de cliënt is het ermee eens',
    'clients.ask.admin': '{name} portaalbeheerder maken?',
    'clients.ask.admin.text':
      '{name} kan dan mensen uitnodigen en bepalen wat zij van {client} zien. Wie het nu is, is het dan niet meer. Beiden krijgen een melding.',
    'clients.ask.admin.yes': 'Ja, portaalbeheerder maken',
    'clients.ask.sync': 'De gegevens van {client} opnieuw ophalen?',
    'clients.ask.sync.text':
      'Alle bronnen worden voor deze ene cliënt opnieuw gelezen. Andere cliënten veranderen niet. Het duurt meestal een paar minuten.',
    'clients.ask.sync.yes': 'Ja, opnieuw ophalen',
    'clients.record.link': 'Een gegeven verbergen of weer tonen',
    'clients.record.title': 'Een gegeven verbergen of weer tonen',
    'clients.record.intro':
      'Wat in het zorgdossier verkeerd staat, kan hier meteen verborgen worden. Het gegeven wordt aangewezen met het nummer uit het zorgdossier. In het beheer is het gegeven zelf niet te lezen.',
    'clients.record.source': 'Bron',
    'clients.record.source.hint': 'De naam van de bron, zoals bij Bronnen.',
    'clients.record.type': 'Soort gegeven',
    'clients.record.type.hint': 'Bijvoorbeeld: report.',
    'clients.record.id': 'Nummer in de bron',
    'clients.record.id.hint': 'Het nummer van dit gegeven in het zorgdossier.',
    'clients.record.reason': 'Waarom?',
    'clients.record.reason.hint': 'Komt in het logboek. Noem niets uit het gegeven zelf.',
    'clients.record.hide': 'Verbergen',
    'clients.record.show': 'Weer tonen',
  },
  en: {
    'clients.ask.revoke': 'End the access of {name}?',
    'clients.ask.revoke.text': '{name} then sees nothing of {client} any more and is told so. Access can be given again later.',
    'clients.ask.revoke.yes': 'Yes, end it',
    'clients.ask.block': 'Block the access of {name}?',
    'clients.ask.block.text':
      '{name} then sees nothing of {client} from the next page on and is told so. Only the organisation can open the access again.',
    'clients.ask.block.yes': 'Yes, block it',
    'clients.ask.unblock': 'Open the access of {name} again?',
    'clients.ask.unblock.text': '{name} then sees again what could be seen of {client}, and is told so.',
    'clients.ask.unblock.yes': 'Yes, open it again',
    'clients.ask.consent': 'Note that the client consents to {name}?',
    'clients.ask.consent.text':
      'A client from twelve to fifteen has to agree that a parent or guardian reads along. Note this only when {client} said so.',
    'clients.ask.consent.yes': 'Yes, the client agrees',
    'clients.ask.admin': 'Make {name} portal administrator?',
    'clients.ask.admin.text':
      '{name} can then invite people and decide what they see of {client}. Who is it now is it no longer. Both are told.',
    'clients.ask.admin.yes': 'Yes, make portal administrator',
    'clients.ask.sync': 'Fetch the data of {client} again?',
    'clients.ask.sync.text': 'Every source is read again for this one client. Other clients do not change. It mostly takes a few minutes.',
    'clients.ask.sync.yes': 'Yes, fetch again',
    'clients.record.link': 'Hide a record or show it again',
    'clients.record.title': 'Hide a record or show it again',
    'clients.record.intro':
      'What is wrong in the care record can be hidden here at once. The record is named by its number in the care record. It can not be read at the desk.',
    'clients.record.source': 'Source',
    'clients.record.source.hint': 'The name of the source, as under Sources.',
    'clients.record.type': 'Kind of record',
    'clients.record.type.hint': 'For example: report.',
    'clients.record.id': 'Number in the source',
    'clients.record.id.hint': 'The number of this record in the care record.',
    'clients.record.reason': 'Why?',
    'clients.record.reason.hint': 'Stands in the log. Name nothing of the record itself.',
    'clients.record.hide': 'Hide',
    'clients.record.show': 'Show again',
  },
} satisfies Messages
