import type { Messages } from '@voordeur/core'
import { invitationWords } from './words/invitation-words.ts'
import { mailWords } from './words/mail-words.ts'
import { passwordWords } from './words/password-words.ts'
import { profileWords } from './words/profile-words.ts'
import { signInWords } from './words/sign-in-words.ts'

/** The words of signing in and out, of the profile, and of mails and text messages about them; keys are looked up below `auth.`. */
export const messages: Messages = {
  nl: { ...signInWords.nl, ...passwordWords.nl, ...profileWords.nl, ...mailWords.nl, ...invitationWords.nl },
  en: { ...signInWords.en, ...passwordWords.en, ...profileWords.en, ...mailWords.en, ...invitationWords.en },
}
