// Configuring
export { auth, type AuthOptions } from './auth.ts'
export { password } from './password/password.tsx'

// Extending: a way to sign in of one's own
export type { Identified, MethodForm, MethodPorts, OpenSignInMethod, RefusalReason, Refused, SignInMethod } from './sign-in-method.ts'
export type { AuthTables } from './tables.ts'

// Errors
export { AuthError, type AuthErrorCode } from './auth-error.ts'
