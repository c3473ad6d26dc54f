import {
  createEntraStandIn,
  createGraphStandIn,
  testCertificate,
  type EntraStandIn,
  type EntraStandInOptions,
  type StandInGuest,
  type StandInUser,
} from '../../packages/adapter-entra/src/testing.ts'

/** Somebody of `demo.json` who signs in at one of the tenants. */
export interface TenantPerson {
  readonly name: string
  readonly email: string
  readonly signsInBy: { readonly method: string; readonly subject: string }
}

/** What the tenants are opened with. */
export interface TenantsOptions {
  /** Where the portal answers, for which both are. */
  readonly portal: string
  readonly people: readonly TenantPerson[]
  /** The clock of the portal; default that of this machine. */
  readonly now?: (() => Date) | undefined
  /** Two ports on 127.0.0.1; free ones when left out. */
  readonly ports?: { readonly guests: number; readonly staff: number } | undefined
  /** Guests who accepted an invitation before. */
  readonly guests?: readonly StandInGuest[] | undefined
  /** Told of every guest who accepts one. */
  readonly onAccepted?: ((guests: readonly StandInGuest[]) => void) | undefined
}

/** The tenants of the example as they run. */
export interface Tenants {
  /** What `portal.config.ts` reads of them from its environment. */
  readonly environment: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

// As `examples/lunet/portal.config.ts` names them.
const GUESTS = { id: 'microsoft', tenantId: '6e0f3a52-3c1d-4c5e-9a3b-1f2f5a7d0c41', clientId: '0d9b8f1e-62a4-4b87-8f5e-7c3a1e9d2b60' }
const STAFF = { id: 'microsoft-staff', tenantId: 'b1c7d9e4-8a25-4f0b-b6d3-52e8f4a1c977', clientId: '4f2a6c8e-1d3b-4e5f-9a7c-8b6d4e2f0a13' }

/** After the code that Conditional Access asks a token says so. */
const PROVEN = { acrs: ['c1'] }

/** Plays both tenants of Lunet on this machine: that of its guests, whom the portal invites, and that of its staff. */
export async function openTenants(options: TenantsOptions): Promise<Tenants> {
  const { certificate, privateKey } = testCertificate
  const opened: { guests?: EntraStandIn } = {}
  const graph = createGraphStandIn({
    tenantId: GUESTS.tenantId,
    clientId: GUESTS.clientId,
    certificates: [certificate],
    guests: options.guests,
    now: options.now,
    onAccepted: (guest) => {
      opened.guests?.addUser(toGuest(guest))
      options.onAccepted?.(graph.guests.list().filter(({ state }) => state === 'Accepted'))
    },
  })
  const invited = (options.guests ?? []).map(toGuest)
  const guests = await createEntraStandIn({ ...toTenant(GUESTS, options, invited), beside: graph.beside, port: options.ports?.guests })
  opened.guests = guests
  const staff = await createEntraStandIn({ ...toTenant(STAFF, options), port: options.ports?.staff })
  return {
    environment: {
      ENTRA_CERTIFICATE: certificate,
      ENTRA_PRIVATE_KEY: privateKey,
      ENTRA_GUESTS_AUTHORITY: guests.authority,
      ENTRA_STAFF_AUTHORITY: staff.authority,
      ENTRA_GRAPH: guests.authority,
    },
    close: async () => void (await Promise.all([guests.close(), staff.close()])),
  }
}

function toTenant(
  { id, tenantId, clientId }: typeof GUESTS,
  { portal, people }: TenantsOptions,
  invited: readonly StandInUser[] = [],
): EntraStandInOptions {
  const own = people.filter(({ signsInBy }) => signsInBy.method === id)
  const roles = id === STAFF.id ? { roles: ['Portaal.Medewerker'] } : {}
  return {
    tenantId,
    users: [...own.map(({ name, email, signsInBy }) => ({ oid: signsInBy.subject, name, email, ...PROVEN, ...roles })), ...invited],
    registrations: [
      {
        clientId,
        certificate: testCertificate.certificate,
        redirectUris: [`${portal}/inloggen/${id}/terug`],
        postLogoutRedirectUris: [`${portal}/uitgelogd`],
      },
    ],
  }
}

function toGuest({ id, email }: Pick<StandInGuest, 'id' | 'email'>): StandInUser {
  return { oid: id, name: email.split('@')[0] ?? email, email, ...PROVEN }
}
