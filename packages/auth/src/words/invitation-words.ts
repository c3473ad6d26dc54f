import type { Messages } from '@voordeur/core'
import { inBothForms } from './in-both-forms.ts'

/** The words of an invitation at an identity provider, and of an account there that staff linked or took away; none of them says anything about care. */
export const invitationWords: Messages = {
  nl: inBothForms({
    'mail.provider-invitation.subject': '[Uw|Je] uitnodiging voor {portal}',
    'mail.provider-invitation.body':
      '{organisation} heeft [u|je] uitgenodigd voor {portal}. [U logt|Je logt] in met een account van {provider}.\n\nOpen eerst deze link om de uitnodiging aan te nemen:\n{accept}\n\nOp de pagina van {provider} [logt u|log je] in, of [maakt u|maak je] een account met dit e-mailadres. Houd [uw|je] mobiele telefoon bij de hand. Daarna [komt u|kom je] vanzelf bij {portal}.\n\nDe link is alleen voor [u|jou]. Stuur hem aan niemand door.',
    'mail.provider-invitation.link': 'Daarna [logt u|log je] altijd hier in:',
    'mail.identity-linked.subject': 'Inloggen bij {portal} met {provider}',
    'mail.identity-linked.body':
      'Een medewerker van {organisation} heeft een account van {provider} aan [uw|je] toegang tot {portal} gekoppeld. Met dat account [kunt u|kun je] nu inloggen.\n\nWist [u|je] dit niet? Bel dan meteen {organisation}.',
    'mail.identity-linked.link': '[U|Je] logt in op:',
    'mail.identity-unlinked.subject': 'Inloggen bij {portal} met {provider} kan niet meer',
    'mail.identity-unlinked.body':
      'Een medewerker van {organisation} heeft [uw|je] account van {provider} losgemaakt van {portal}. [U kunt|Je kunt] daarmee niet meer inloggen, en [u bent|je bent] op alle apparaten uitgelogd.\n\nWist [u|je] dit niet? Bel dan {organisation}.',
    'mail.provider-message':
      '{organisation} heeft [u|je] uitgenodigd voor {portal}. Neem de uitnodiging aan en log in met [uw|je] account. Houd [uw|je] mobiele telefoon bij de hand.',
  }),
  en: {
    'mail.provider-invitation.subject': 'Your invitation to {portal}',
    'mail.provider-invitation.body':
      '{organisation} has invited you to {portal}. You sign in with an account of {provider}.\n\nFirst open this link to accept the invitation:\n{accept}\n\nOn the page of {provider} you sign in, or make an account with this mail address. Keep your mobile phone at hand. After that you come to {portal} by itself.\n\nThe link is for you alone. Forward it to nobody.',
    'mail.provider-invitation.link': 'After that you always sign in here:',
    'mail.identity-linked.subject': 'Signing in to {portal} with {provider}',
    'mail.identity-linked.body':
      'A member of staff of {organisation} has linked an account of {provider} to your access to {portal}. You can sign in with that account now.\n\nDid you not know of this? Call {organisation} at once.',
    'mail.identity-linked.link': 'You sign in at:',
    'mail.identity-unlinked.subject': 'You can no longer sign in to {portal} with {provider}',
    'mail.identity-unlinked.body':
      'A member of staff of {organisation} has taken your account of {provider} away from {portal}. You can no longer sign in with it, and you are signed out on all devices.\n\nDid you not know of this? Call {organisation}.',
    'mail.provider-message':
      '{organisation} has invited you to {portal}. Accept the invitation and sign in with your account. Keep your mobile phone at hand.',
  },
}
