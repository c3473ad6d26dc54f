import type { Messages } from '@voordeur/core'
import { inBothForms } from './in-both-forms.ts'

/** The words of mails and text messages about signing in; none of them says anything about care. */
export const mailWords: Messages = {
  nl: inBothForms({
    'sms.code': '[Uw|Je] code voor {portal} is {code}. Geef deze code aan niemand.',
    'sms.phone-changed': '[Uw|Je] mobiele nummer voor {portal} is gewijzigd. [Was u|Was jij] dit niet? Bel ons dan meteen.',
    'mail.first-user-name.subject': '[Uw|Je] gebruikersnaam voor {portal}',
    'mail.first-user-name.body':
      '{organisation} heeft [u|je] toegang gegeven tot {portal}.\n\n[Uw|Je] gebruikersnaam is: {userName}\n\n[U|Je] krijgt een tweede e-mail met een tijdelijk wachtwoord. Bewaar [uw|je] gebruikersnaam goed.',
    'mail.first-user-name.link': '[U|Je] logt in op:',
    'mail.first-password.subject': '[Uw|Je] tijdelijke wachtwoord voor {portal}',
    'mail.first-password.body':
      'Hiermee [logt u|log je] de eerste keer in. Daarna [kiest u|kies je] zelf een wachtwoord.\n\n[Uw|Je] tijdelijke wachtwoord is: {password}\n\nHet werkt één keer, en {hours, plural, one {1 uur} other {# uur}} lang. [Uw|Je] gebruikersnaam staat in een andere e-mail.',
    'mail.first-link.subject': '[Uw|Je] toegang tot {portal}',
    'mail.first-link.body':
      '{organisation} heeft [u|je] toegang gegeven tot {portal}.\n\n[Uw|Je] gebruikersnaam is: {userName}\n\nVia de link hieronder [kiest u|kies je] zelf een wachtwoord. De link werkt één keer, en {days, plural, =0 {{hours} uur} one {1 dag} other {# dagen}} lang. Houd [uw|je] mobiele telefoon bij de hand.\n\nWerkt de link niet? Vul dan deze code in op die pagina:\n{secret}',
    'mail.first-link.link': 'Wachtwoord kiezen:',
    'mail.reset-temporary.subject': 'Een tijdelijk wachtwoord voor {portal}',
    'mail.reset-temporary.body':
      '[U|Je] vroeg om een nieuw wachtwoord. Hiermee [logt u|log je] in; daarna [kiest u|kies je] zelf een wachtwoord.\n\n[Uw|Je] tijdelijke wachtwoord is: {password}\n\nHet werkt één keer, en {hours, plural, one {1 uur} other {# uur}} lang. [Uw|Je] oude wachtwoord blijft werken totdat [u|je] een nieuw kiest.\n\n[Hebt u|Heb je] hier niet om gevraagd? Dan [hoeft u|hoef je] niets te doen.',
    'mail.reset-temporary.link': '[U|Je] logt in op:',
    'mail.reset-link.subject': 'Een nieuw wachtwoord voor {portal}',
    'mail.reset-link.body':
      '[U|Je] vroeg om een nieuw wachtwoord. Via de link hieronder [kiest u|kies je] er een. De link werkt één keer, en {minutes, plural, one {1 minuut} other {# minuten}} lang.\n\nWerkt de link niet? Vul dan deze code in op die pagina:\n{secret}\n\n[Hebt u|Heb je] hier niet om gevraagd? Dan [hoeft u|hoef je] niets te doen. [Uw|Je] wachtwoord blijft hetzelfde.',
    'mail.reset-link.link': 'Nieuw wachtwoord kiezen:',
    'mail.password-changed.subject': '[Uw|Je] wachtwoord voor {portal} is gewijzigd',
    'mail.password-changed.body':
      '[Uw|Je] wachtwoord voor {portal} is zojuist gewijzigd. Op alle andere apparaten [bent u|ben je] uitgelogd.\n\n[Was u|Was jij] dit niet? Bel dan meteen {organisation}.',
    'mail.phone-changed.subject': '[Uw|Je] mobiele nummer voor {portal} is gewijzigd',
    'mail.phone-changed.body':
      'Codes voor {portal} gaan voortaan naar een ander mobiel nummer. Op alle andere apparaten [bent u|ben je] uitgelogd.\n\n[Was u|Was jij] dit niet? Bel dan meteen {organisation}.',
    'mail.email-code.subject': '[Uw|Je] code voor {portal}',
    'mail.email-code.body':
      '[U|Je] wilt dit e-mailadres gebruiken voor {portal}. Vul daar deze code in:\n\n{code}\n\nDe code werkt {minutes, plural, one {1 minuut} other {# minuten}}. [Hebt u|Heb je] hier niet om gevraagd? Dan [hoeft u|hoef je] niets te doen.',
    'mail.email-changed.subject': '[Uw|Je] e-mailadres voor {portal} is gewijzigd',
    'mail.email-changed.body':
      'E-mails van {portal} gaan voortaan naar een ander adres. Dit is de laatste e-mail op dit adres. Op alle andere apparaten [bent u|ben je] uitgelogd.\n\n[Was u|Was jij] dit niet? Bel dan meteen {organisation}.',
    'mail.app-added.subject': 'Een app voor codes is ingesteld voor {portal}',
    'mail.app-added.body':
      'Voor {portal} is een app ingesteld die codes maakt. Op alle andere apparaten [bent u|ben je] uitgelogd.\n\n[Was u|Was jij] dit niet? Bel dan meteen {organisation}.',
    'mail.app-removed.subject': 'De app voor codes is verwijderd voor {portal}',
    'mail.app-removed.body':
      'De app die codes maakt voor {portal} is verwijderd. Codes komen weer per sms.\n\n[Was u|Was jij] dit niet? Bel dan meteen {organisation}.',
    'mail.factor-ended.subject': 'Inloggen bij {portal} is stilgezet',
    'mail.factor-ended.body':
      'Er is heel vaak een verkeerde code ingevuld. Daarom kan er met [uw|je] gebruikersnaam nu niet worden ingelogd.\n\nBel {organisation} om dit te herstellen. [Was u|Was jij] het niet zelf? Zeg dat er dan bij.',
    'mail.user-name-changed.subject': '[Uw|Je] gebruikersnaam voor {portal} is gewijzigd',
    'mail.user-name-changed.body': '[Uw|Je] nieuwe gebruikersnaam is: {userName}\n\n[Uw|Je] wachtwoord blijft hetzelfde.',
    'mail.recovery-asked.subject': 'Er is een nieuw mobiel nummer aangevraagd voor {portal}',
    'mail.recovery-asked.body':
      'Een medewerker van {organisation} heeft gecontroleerd wie [u|je] bent, en een nieuw mobiel nummer aangevraagd. Een tweede medewerker kijkt dit nog na.\n\n[Was u|Was jij] dit niet? Bel dan meteen {organisation}.',
    'mail.recovery-done.subject': '[Uw|Je] mobiele nummer voor {portal} is gewijzigd',
    'mail.recovery-done.body':
      'Twee medewerkers van {organisation} hebben [uw|je] nieuwe mobiele nummer vastgelegd. [U bent|Je bent] op alle apparaten uitgelogd, en een app voor codes is verwijderd. Bij het inloggen [krijgt u|krijg je] een code op [uw|je] nieuwe nummer.\n\n[Was u|Was jij] dit niet? Bel dan meteen {organisation}.',
  }),
  en: {
    'sms.code': 'Your code for {portal} is {code}. Give it to nobody.',
    'sms.phone-changed': 'Your mobile number for {portal} was changed. Was it not you? Call us at once.',
    'mail.first-user-name.subject': 'Your user name for {portal}',
    'mail.first-user-name.body':
      '{organisation} has given you access to {portal}.\n\nYour user name is: {userName}\n\nA second mail brings a temporary password. Keep your user name safe.',
    'mail.first-user-name.link': 'You sign in at:',
    'mail.first-password.subject': 'Your temporary password for {portal}',
    'mail.first-password.body':
      'With this you sign in for the first time. After that you choose a password of your own.\n\nYour temporary password is: {password}\n\nIt works once, for {hours, plural, one {1 hour} other {# hours}}. Your user name is in another mail.',
    'mail.first-link.subject': 'Your access to {portal}',
    'mail.first-link.body':
      '{organisation} has given you access to {portal}.\n\nYour user name is: {userName}\n\nThe link below lets you choose a password. It works once, for {days, plural, =0 {{hours} hours} one {1 day} other {# days}}. Keep your mobile phone at hand.\n\nDoes the link not work? Then type this code on that page:\n{secret}',
    'mail.first-link.link': 'Choose a password:',
    'mail.reset-temporary.subject': 'A temporary password for {portal}',
    'mail.reset-temporary.body':
      'You asked for a new password. Sign in with this one; after that you choose a password of your own.\n\nYour temporary password is: {password}\n\nIt works once, for {hours, plural, one {1 hour} other {# hours}}. Your old password keeps working until you choose a new one.\n\nDid you not ask for this? Then you need not do anything.',
    'mail.reset-temporary.link': 'You sign in at:',
    'mail.reset-link.subject': 'A new password for {portal}',
    'mail.reset-link.body':
      'You asked for a new password. The link below lets you choose one. It works once, for {minutes, plural, one {1 minute} other {# minutes}}.\n\nDoes the link not work? Then type this code on that page:\n{secret}\n\nDid you not ask for this? Then you need not do anything. Your password stays the same.',
    'mail.reset-link.link': 'Choose a new password:',
    'mail.password-changed.subject': 'Your password for {portal} was changed',
    'mail.password-changed.body':
      'Your password for {portal} was changed just now. You are signed out on all other devices.\n\nWas it not you? Call {organisation} at once.',
    'mail.phone-changed.subject': 'Your mobile number for {portal} was changed',
    'mail.phone-changed.body':
      'Codes for {portal} go to another mobile number from now on. You are signed out on all other devices.\n\nWas it not you? Call {organisation} at once.',
    'mail.email-code.subject': 'Your code for {portal}',
    'mail.email-code.body':
      'You want to use this mail address for {portal}. Type this code there:\n\n{code}\n\nThe code works for {minutes, plural, one {1 minute} other {# minutes}}. Did you not ask for this? Then you need not do anything.',
    'mail.email-changed.subject': 'Your mail address for {portal} was changed',
    'mail.email-changed.body':
      'Mails of {portal} go to another address from now on. This is the last one to this address. You are signed out on all other devices.\n\nWas it not you? Call {organisation} at once.',
    'mail.app-added.subject': 'An app for codes was set up for {portal}',
    'mail.app-added.body':
      'An app that makes codes was set up for {portal}. You are signed out on all other devices.\n\nWas it not you? Call {organisation} at once.',
    'mail.app-removed.subject': 'The app for codes was removed for {portal}',
    'mail.app-removed.body':
      'The app that makes codes for {portal} was removed. Codes come by text message again.\n\nWas it not you? Call {organisation} at once.',
    'mail.factor-ended.subject': 'Signing in to {portal} was stopped',
    'mail.factor-ended.body':
      'A wrong code was entered very often. That is why nobody can sign in with your user name now.\n\nCall {organisation} to mend this. Was it not you? Then say so.',
    'mail.user-name-changed.subject': 'Your user name for {portal} was changed',
    'mail.user-name-changed.body': 'Your new user name is: {userName}\n\nYour password stays the same.',
    'mail.recovery-asked.subject': 'A new mobile number was asked for at {portal}',
    'mail.recovery-asked.body':
      'A member of staff of {organisation} has checked who you are, and asked for a new mobile number. A second member of staff still looks at this.\n\nWas it not you? Call {organisation} at once.',
    'mail.recovery-done.subject': 'Your mobile number for {portal} was changed',
    'mail.recovery-done.body':
      'Two members of staff of {organisation} have set your new mobile number. You are signed out on all devices, and an app for codes was removed. When you sign in, a code comes to your new number.\n\nWas it not you? Call {organisation} at once.',
  },
}
