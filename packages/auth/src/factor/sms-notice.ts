import type { AccountSummary, AuthenticatorPorts } from '@voordeur/core'
import { SMS_LENGTH, toPlainLetters } from './sms-text.ts'

/** A text message that only tells something: in the reader's language, one message long. */
export function toSmsNotice(
  { translate, organisation }: Pick<AuthenticatorPorts, 'translate' | 'organisation'>,
  reader: Pick<AccountSummary, 'locale' | 'form'>,
  key: string,
): string {
  return toPlainLetters(translate(reader)(key, { portal: organisation.portalName })).slice(0, SMS_LENGTH)
}
