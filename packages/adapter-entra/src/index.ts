// Signing in
export { entra } from './sign-in/entra.ts'
export type { EntraSignInOptions } from './sign-in/entra-options.ts'
export type { EntraCertificate } from './certificate/read-certificate.ts'
