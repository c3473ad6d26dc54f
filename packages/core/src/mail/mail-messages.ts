import type { Messages } from '../define/messages.ts'

/** The words around every mail; a mail itself brings `<key>.subject`, `<key>.body` and, with a link, `<key>.link`. */
export const mailMessages = {
  nl: {
    'mail.greeting': 'Goedendag,',
    'mail.closing': 'Met vriendelijke groet,\n{organisation}',
    'mail.access-granted.subject': '{form, select, je {Je} other {U}} hebt toegang tot {portal}',
    'mail.access-granted.body':
      '{organisation} heeft {form, select, je {je} other {u}} toegang gegeven tot {portal}. {form, select, je {Log je voor het eerst in? Dan krijg je een andere e-mail over hoe dat gaat.} other {Logt u voor het eerst in? Dan krijgt u een andere e-mail over hoe dat gaat.}}',
    'mail.access-granted.link': 'Naar het portaal:',
    'mail.invitation.subject': 'Uitnodiging voor {portal}',
    'mail.invitation.body':
      '{inviter} nodigt u uit om mee te kijken in {portal} van {organisation}. Log in en ga naar Meldingen. Daar kunt u de uitnodiging accepteren of afwijzen. Hebt u nog geen account? Dan krijgt u van ons ook een bericht over hoe u inlogt. Kent u {inviter} niet? Dan hoeft u niets te doen.',
    'mail.invitation.link': 'Naar uw meldingen:',
    'mail.digest.subject': '{count, plural, one {# nieuwe melding} other {# nieuwe meldingen}} in {portal}',
    'mail.digest.body':
      'Er {count, plural, one {staat # nieuwe melding} other {staan # nieuwe meldingen}} voor {form, select, je {je} other {u}} klaar in {portal}. Onder Profiel {form, select, je {kies je} other {kiest u}} hoe vaak {form, select, je {je} other {u}} deze mail krijgt.',
    'mail.digest.link': 'Naar de meldingen:',
    'mail.request-confirm.subject': '{form, select, je {Bevestig je aanvraag} other {Bevestig uw aanvraag}} voor {portal}',
    'mail.request-confirm.body':
      '{form, select, je {Iemand heeft met jouw mailadres toegang gevraagd} other {Iemand heeft met uw mailadres toegang gevraagd}} tot {portal} van {organisation}. {form, select, je {Was jij dat? Open dan de link en bevestig je aanvraag. Dat kan 24 uur.} other {Was u dat? Open dan de link en bevestig uw aanvraag. Dat kan 24 uur.}}\n\nVraagt de pagina om een code? Plak dan deze code:\n{secret}\n\n{form, select, je {Was jij het niet? Dan hoef je niets te doen. Er gebeurt dan niets.} other {Was u het niet? Dan hoeft u niets te doen. Er gebeurt dan niets.}}',
    'mail.request-confirm.link': 'Aanvraag bevestigen:',
    'mail.request-refused.subject': '{form, select, je {Antwoord op je aanvraag} other {Antwoord op uw aanvraag}} voor {portal}',
    'mail.request-refused.body':
      '{form, select, je {Je hebt toegang gevraagd} other {U hebt toegang gevraagd}} tot {portal} van {organisation}. Wij kunnen die toegang nu niet geven. Een medewerker schreef:\n\n{answer}',
    'mail.sync-stale.subject': 'Een bron van {portal} wordt niet meer bijgewerkt',
    'mail.sync-stale.body':
      'De bron {source} is te lang niet helemaal gelezen. Wat mensen in {portal} zien, kan verouderd zijn. {form, select, je {Je krijgt} other {U krijgt}} dit bericht één keer, tot de bron weer gelezen is.',
    'mail.sync-stale.link': 'Bekijk in het beheer wat er aan de hand is:',
    'mail.no-reply': 'Dit bericht is automatisch verstuurd door {portal}. Antwoorden op dit bericht komen niet aan.',
  },
  en: {
    'mail.greeting': 'Hello,',
    'mail.closing': 'Kind regards,\n{organisation}',
    'mail.access-granted.subject': 'You have access to {portal}',
    'mail.access-granted.body':
      '{organisation} has given you access to {portal}. Do you sign in for the first time? Then another mail tells how.',
    'mail.access-granted.link': 'To the portal:',
    'mail.invitation.subject': 'Invitation to {portal}',
    'mail.invitation.body':
      '{inviter} invites you to look along in {portal} of {organisation}. Sign in and go to Notices. There you can accept or decline the invitation. You have no account yet? Then we also send you a message about how you sign in. You do not know {inviter}? Then you need not do anything.',
    'mail.invitation.link': 'To your notices:',
    'mail.digest.subject': '{count, plural, one {# new notice} other {# new notices}} in {portal}',
    'mail.digest.body':
      'There {count, plural, one {is # new notice} other {are # new notices}} for you in {portal}. Under Profile you choose how often you get this mail.',
    'mail.digest.link': 'To the notices:',
    'mail.request-confirm.subject': 'Confirm your request for {portal}',
    'mail.request-confirm.body':
      'Somebody asked for access to {portal} of {organisation} with your mail address. Was it you? Then open the link and confirm your request. You can do so for 24 hours.\n\nDoes the page ask for a code? Then paste this one:\n{secret}\n\nWas it not you? Then you need not do anything, and nothing will happen.',
    'mail.request-confirm.link': 'Confirm the request:',
    'mail.request-refused.subject': 'Answer to your request for {portal}',
    'mail.request-refused.body':
      'You asked for access to {portal} of {organisation}. We can not give that access now. A member of staff wrote:\n\n{answer}',
    'mail.sync-stale.subject': 'A source of {portal} is no longer updated',
    'mail.sync-stale.body':
      'The source {source} was not read completely for too long. What people see in {portal} may be old. You get this message once, until the source was read again.',
    'mail.sync-stale.link': 'See at the desk what is the matter:',
    'mail.no-reply': 'This message was sent automatically by {portal}. Replies to it are not read.',
  },
} as const satisfies Messages
