// A tenant on this machine, for tests and for an example on a laptop
export { createEntraStandIn } from './testing/entra-stand-in.ts'
export type { EntraStandIn, EntraStandInOptions, StandInRegistration, StandInTrouble, StandInUser } from './testing/entra-stand-in.ts'
export { signInAtStandIn, type StandInVisit } from './testing/sign-in-at-stand-in.ts'
export { createGraphStandIn, type GraphCall, type GraphStandIn } from './testing/graph-stand-in.ts'
export type { GraphStandInOptions, GraphTrouble } from './testing/graph-world.ts'
export type { GuestBook, StandInGuest } from './testing/guest-book.ts'
export { testCertificate } from './testing/test-certificate.ts'
