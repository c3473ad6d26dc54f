import type { Messages } from '../define/messages.ts'

/** The words around every mail; a mail itself brings `<key>.subject`, `<key>.body` and, with a link, `<key>.link`. */
export const mailMessages = {
  nl: {
    'mail.greeting': 'Goedendag,',
    'mail.closing': 'Met vriendelijke groet,\n{organisation}',
    'mail.access-granted.subject': 'U hebt toegang tot {portal}',
    'mail.access-granted.body': '{organisation} heeft u toegang gegeven tot {portal}. U kunt inloggen met uw gebruikersnaam en wachtwoord.',
    'mail.access-granted.link': 'Naar het portaal:',
    'mail.no-reply': 'Dit bericht is automatisch verstuurd door {portal}. Antwoorden op dit bericht komen niet aan.',
  },
  en: {
    'mail.greeting': 'Hello,',
    'mail.closing': 'Kind regards,\n{organisation}',
    'mail.access-granted.subject': 'You have access to {portal}',
    'mail.access-granted.body': '{organisation} has given you access to {portal}. You can sign in with your user name and password.',
    'mail.access-granted.link': 'To the portal:',
    'mail.no-reply': 'This message was sent automatically by {portal}. Replies to it are not read.',
  },
} as const satisfies Messages
