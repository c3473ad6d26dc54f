/** What can be wrong when signing in is set up, an account is enrolled, or staff do something for one. A wrong password is an answer, never an error. */
export type AuthErrorCode =
  | 'OPTIONS_INVALID'
  | 'ORIGIN_NOT_HTTPS'
  | 'ENROL_UNSUPPORTED'
  | 'USER_NAME_INVALID'
  | 'USER_NAME_TAKEN'
  | 'PASSWORD_REFUSED'
  | 'BUSY'
  | 'PHONE_INVALID'
  | 'ACCOUNT_UNKNOWN'
  | 'STAFF_UNNAMED'
  | 'ENROLLED'
  | 'EVIDENCE_MISSING'
  | 'RECOVERY_UNKNOWN'
  | 'SECOND_PERSON'
  | 'TOO_MANY'
  | 'SIGN_IN_OVER'
  | 'ACCOUNT_ELSEWHERE'
  | 'INVITATION_ACCEPTED'
  | 'IDENTITY_TAKEN'
  | 'PROVIDER_UNKNOWN'
  | 'SUBJECT_INVALID'

/** Signing in cannot be set up, an account cannot be enrolled, too many passwords are being compared at once (`BUSY`), or a session ended while it was used (`SIGN_IN_OVER`). */
export class AuthError extends Error {
  override readonly name = 'AuthError'
  readonly code: AuthErrorCode

  constructor(code: AuthErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
