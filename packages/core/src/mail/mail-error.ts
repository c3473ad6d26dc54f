/** What can be wrong with a message before it is in the outbox. */
export type MailErrorCode = 'MAIL_MESSAGE' | 'MAIL_LINK' | 'MAIL_SEAL' | 'MAIL_SMTP_URL'

/** A message or link that is refused. The text never repeats the value. */
export class MailError extends Error {
  readonly code: MailErrorCode

  constructor(code: MailErrorCode, message: string) {
    super(message)
    this.name = 'MailError'
    this.code = code
  }
}
