import { randomUUID } from 'node:crypto'
import type { FoundIdentity, MethodPorts, OpenRedirectMethod } from '@voordeur/auth'
import { createEntraStandIn, type EntraStandIn } from '../testing/entra-stand-in.ts'
import { signInAtStandIn } from '../testing/sign-in-at-stand-in.ts'
import { testCertificate } from '../testing/test-certificate.ts'
import type { EntraSignInOptions } from './entra-options.ts'
import { entra } from './entra.ts'

const CALLBACK = 'https://portaal.example/inloggen/contract/terug'

/** A method at a tenant on this machine, with one person who is linked and one who is not. */
export interface EntraFixture {
  readonly standIn: EntraStandIn
  readonly method: OpenRedirectMethod
  readonly tenantId: string
  readonly clientId: string
  readonly accountId: string
  readonly anna: string
  readonly stranger: string
  readonly logged: string[]
  /** Moves the portal's clock on. */
  readonly advance: (seconds: number) => void
  readonly signIn: (location: string, oid?: string) => Promise<URL>
  /** Another method at the same tenant, with other options. */
  readonly openWith: (options: Partial<EntraSignInOptions>) => Promise<OpenRedirectMethod>
  readonly close: () => Promise<void>
}

const toClose = new Set<() => Promise<void>>()

/** Closes every stand-in that was opened: what each file that opens one does at its end. */
export async function closeEntraFixtures(): Promise<void> {
  await Promise.all(Array.from(toClose, (close) => close()))
  toClose.clear()
}

/** Opens the stand-in and a method on it; `closeEntraFixtures` closes it. */
export async function openEntraFixture(options: Partial<EntraSignInOptions> = {}): Promise<EntraFixture> {
  const [tenantId, clientId, anna, stranger, accountId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const standIn = await createEntraStandIn({
    tenantId,
    users: [
      { oid: anna, name: 'Anna Jansen', email: 'anna@post.example', acrs: ['c1'], roles: ['Portaal.Medewerker'] },
      { oid: stranger, name: 'Onbekend', email: 'anna@post.example' },
    ],
    registrations: [{ clientId, certificate: testCertificate.certificate, redirectUris: [CALLBACK] }],
  })
  toClose.add(standIn.close)
  const logged: string[] = []
  let ahead = 0
  const linked: FoundIdentity = {
    issuer: standIn.issuer,
    subject: anna,
    accountId,
    method: 'microsoft',
    linkedAt: new Date(),
    linkedBy: 'Test',
    epoch: 0,
  }
  const ports = {
    now: () => new Date(Date.now() + ahead),
    production: false,
    log: (message: string) => void logged.push(message),
    identities: {
      find: async ({ issuer, subject }) => (issuer === linked.issuer && subject === linked.subject ? linked : undefined),
      list: async () => [linked],
    },
  } satisfies Partial<MethodPorts> as unknown as MethodPorts
  const base = { tenantId, clientId, authority: standIn.authority, certificate: testCertificate }
  const openWith = (more: Partial<EntraSignInOptions>) => entra({ ...base, ...more }).open(ports)
  return {
    standIn,
    method: await openWith(options),
    tenantId,
    clientId,
    accountId,
    anna,
    stranger,
    logged,
    advance: (seconds) => {
      ahead += seconds * 1000
    },
    signIn: (location, oid = anna) => signInAtStandIn(location, { oid }),
    openWith,
    close: standIn.close,
  }
}
