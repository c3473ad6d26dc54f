/** `NOTICE_UNDECLARED`: a kind that the plugin does not declare. `NOTICE_INVALID`: a reference, value or receiver that can't be. */
export type NoticeErrorCode = 'NOTICE_UNDECLARED' | 'NOTICE_INVALID'

/** A notice that an action may not give; the message is for the author of the plugin and repeats no value. */
export class NoticeError extends Error {
  override readonly name = 'NoticeError'
  readonly code: NoticeErrorCode

  constructor(code: NoticeErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
