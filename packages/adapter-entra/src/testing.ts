// A tenant on this machine, for tests and for an example on a laptop
export { createEntraStandIn } from './testing/entra-stand-in.ts'
export type { EntraStandIn, EntraStandInOptions, StandInRegistration, StandInTrouble, StandInUser } from './testing/entra-stand-in.ts'
export { signInAtStandIn, type StandInVisit } from './testing/sign-in-at-stand-in.ts'
export { testCertificate } from './testing/test-certificate.ts'
