import type { Messages } from '../../define/messages.ts'

/** Words around the organisation's desk; what its parts say is theirs. */
export const deskWords: Messages = {
  nl: {
    'core.desk.title': 'Beheer',
    'core.desk.intro':
      'Kies wat {form, select, je {je wilt} other {u wilt}} doen. Wat {form, select, je {je} other {u}} hier doet, staat in het logboek.',
    'core.desk.waits': '{count, plural, one {# wacht} other {# wachten}}',
    'core.desk.portal': 'Beheer van {portal}',
    'core.refused.title': 'Dit is niet gelukt',
    'core.refused.GRANT_INVALID': 'Een veld is niet goed ingevuld. Kijk de naam, het e-mailadres en de datum na.',
    'core.refused.GRANT_REFUSED':
      'Deze toegang mag niet gegeven worden. Kijk of de grondslag past bij de leeftijd van de cliënt, en of deze persoon al toegang heeft.',
    'core.refused.SET_UNKNOWN': 'Deze rechtenset bestaat niet meer. Kies een andere.',
    'core.refused.RIGHT_UNKNOWN': 'Dit recht bestaat niet meer. Kies een ander.',
    'core.refused.CLIENT_UNKNOWN': 'Er is geen cliënt met dit nummer, of er is meer dan één.',
    'core.refused.SOURCE_UNKNOWN': 'Deze bron bestaat niet meer.',
    'core.refused.ACCESS_UNKNOWN': 'Deze toegang bestaat niet meer. Misschien heeft een collega die al beëindigd.',
    'core.refused.RECORD_UNKNOWN': 'Er is geen gegeven met deze bron, dit type en dit nummer.',
    'core.refused.STAFF_UNNAMED': '{form, select, je {Je} other {Uw}} account heeft geen naam. Vraag een collega om die in te vullen.',
    'core.refused.STAFF_INVALID': 'Vul een e-mailadres en een naam in, en kies ten minste één rechtenset.',
    'core.refused.STAFF_OWN':
      '{form, select, je {Je kunt je eigen rechten} other {U kunt uw eigen rechten}} niet veranderen. Vraag een collega.',
    'core.refused.REASON_MISSING': 'Schrijf in een paar woorden waarom. Noem niets uit het dossier.',
    'core.refused.NOTHING_TO_DO': 'Er is niets veranderd: het was al zo.',
    'core.refused.DEMO_INVALID': 'De voorbeeldgegevens kunnen niet gelezen worden.',
  },
  en: {
    'core.desk.title': 'Desk',
    'core.desk.intro': 'Choose what you want to do. What you do here stands in the access log.',
    'core.desk.waits': '{count, plural, one {# waits} other {# wait}}',
    'core.desk.portal': 'Desk of {portal}',
    'core.refused.title': 'This did not work',
    'core.refused.GRANT_INVALID': 'A field is not filled in well. Look at the name, the e-mail address and the date.',
    'core.refused.GRANT_REFUSED':
      'This access can not be given. See whether the ground fits the age of the client, and whether this person has access already.',
    'core.refused.SET_UNKNOWN': 'This permission set does not exist any more. Choose another.',
    'core.refused.RIGHT_UNKNOWN': 'This right does not exist any more. Choose another.',
    'core.refused.CLIENT_UNKNOWN': 'There is no client with this number, or more than one.',
    'core.refused.SOURCE_UNKNOWN': 'This source does not exist any more.',
    'core.refused.ACCESS_UNKNOWN': 'This access does not exist any more. A colleague may have ended it.',
    'core.refused.RECORD_UNKNOWN': 'There is nothing with this source, type and number.',
    'core.refused.STAFF_UNNAMED': 'Your account has no name. Ask a colleague to fill it in.',
    'core.refused.STAFF_INVALID': 'Fill in an e-mail address and a name, and choose at least one permission set.',
    'core.refused.STAFF_OWN': 'You can not change your own rights. Ask a colleague.',
    'core.refused.REASON_MISSING': 'Say why in a few words. Name nothing of the record.',
    'core.refused.NOTHING_TO_DO': 'Nothing changed: it was so already.',
    'core.refused.DEMO_INVALID': 'The example data can not be read.',
  },
}
