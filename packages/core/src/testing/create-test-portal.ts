import { PGlite } from '@electric-sql/pglite'
import { definePortal } from '../define/portal.ts'
import type { GrantInput } from '../flows/grant-access.ts'
import { watchRecords } from '../flows/watch/watch-records.ts'
import { createInlineQueue } from '../jobs/inline-queue.ts'
import { joinRooms, type Portal } from '../join-rooms.ts'
import type { Sender } from '../mail/sender.ts'
import { PortalProblems } from '../portal-problems.ts'
import type { PortalLogLine } from '../portal-options.ts'
import { openStore } from '../store/open-store.ts'
import { PGLITE_VALUES } from '../store/pglite-values.ts'
import type { OpenStore } from '../store/store.ts'
import { composePortal } from '../web/compose-portal.ts'
import type { TrustedProxies } from '../web/proxy/find-network.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { refuseNetwork } from './refuse-network.ts'
import { createTestBrowser, type TestBrowser } from './test-browser.ts'
import { toTestConfig, type TestConfig } from './test-config.ts'

/** How a test portal is set up. */
export interface TestPortalOptions {
  /** When the fake clock begins (ISO 8601). Default 22 November 2026, noon in Amsterdam. */
  readonly now?: string
  /** A PostgreSQL server to use in place of the embedded database; its user may make roles and schemas. */
  readonly databaseUrl?: string
  readonly production?: boolean
  /** Proxies in front of it; a request that a test makes has the address of its socket in `ip`. */
  readonly trustedProxies?: TrustedProxies
  /** The schema of a test portal that is open (`store.schema`): this one is a second process beside it, and its end leaves the database to the first. */
  readonly schema?: string
  /** The folder that paths in the configuration start from. Default: the working directory. */
  readonly directory?: string
  /** The portal's secrets, the first one making. Default: one that every test portal has. */
  readonly secrets?: readonly [Uint8Array, ...Uint8Array[]]
}

/** A mail or text message that left. */
export interface SentMessage {
  readonly kind: 'mail' | 'text'
  readonly recipient: string
  readonly subject: string | undefined
  readonly body: string
}

/** A row of the access log, as a test reads it. */
export interface LoggedEntry {
  readonly event: string
  readonly outcome: string
  readonly part: string | null
  readonly clientId: string | null
  readonly accountId: string | null
}

/** A portal with its real wiring, in memory: fake clock, a box for what it sends, no network. */
export interface TestPortal extends Omit<Portal, 'close'> {
  readonly clock: FakeClock
  readonly sent: readonly SentMessage[]
  readonly log: readonly PortalLogLine[]
  /** What failed in a job. */
  readonly problems: readonly unknown[]
  /** Moves the clock on and runs every job that falls due; `start()` first. */
  readonly runJobs: (seconds: number) => Promise<void>
  /** Lets every plugin with a `watch` look at the records, now, as a running portal does after a sync. Throws when one failed for a client. */
  readonly watch: () => Promise<void>
  /** A browser of nobody. */
  readonly visitor: () => TestBrowser
  /** Gives someone access, and a browser in which they are signed in. */
  readonly viewer: (access: Partial<GrantInput> & Pick<GrantInput, 'clientNumber'>) => Promise<TestBrowser & { readonly clientId: string }>
  /** Makes somebody staff of the desk with these sets of `desk.sets`, and gives a browser in which they are signed in. */
  readonly staff: (sets: readonly string[]) => Promise<TestBrowser & { readonly accountId: string }>
  /** The access log, oldest first. */
  readonly entries: () => Promise<readonly LoggedEntry[]>
  readonly close: () => Promise<void>
}

/** The secret of every test portal. */
export const TEST_SECRET = Buffer.alloc(32, 'voordeur test secret')
let shared: Promise<PGlite> | undefined
let dropped = 0
// Schemas after which the shared database is tidied, as a server does by itself: its catalogues would only grow.
const TIDY_AFTER = 20

/**
 * Boots a portal with the real wiring: milliseconds after the first, because all portals of a process share one embedded
 * database in a schema each. Throws `PortalProblems` when the configuration can't be composed. Close it when the test is done.
 */
export async function createTestPortal(given: TestConfig, options: TestPortalOptions = {}): Promise<TestPortal> {
  refuseNetwork()
  const clock = createFakeClock(options.now ?? '2026-11-22T11:00:00Z')
  const composition = composeTest(given, { clock, options })
  const ring = options.secrets ?? ([TEST_SECRET] as const)
  const store = await openStore({
    ...(await toDatabase(options)),
    schema: options.schema ?? `t_${crypto.randomUUID().replaceAll('-', '')}`,
    secret: ring[0],
    secretsBefore: ring.slice(1),
  })
  const sent: SentMessage[] = []
  const log: PortalLogLine[] = []
  const problems: unknown[] = []
  const queue = createInlineQueue({ clock, onProblem: ({ error }) => void problems.push(error) })
  const portal = await joinRooms({
    composition,
    store,
    queue,
    senders: { mail: toBox(sent), text: toBox(sent) },
    ring,
    origin: composition.origin,
    production: options.production ?? false,
    now: clock.now,
    log: (line) => void log.push(line),
    trustedProxies: options.trustedProxies,
  })
  let people = 0
  return {
    ...portal,
    clock,
    sent,
    log,
    problems,
    runJobs: queue.advance,
    watch: async () =>
      void (await watchRecords({ store, composition, now: clock.now, log: (message) => void log.push({ level: 'warn', message }) })),
    visitor: () => createTestBrowser(portal, composition.origin),
    viewer: async (access) => {
      people += 1
      const person = { email: `persoon-${people}@voorbeeld.nl`, name: `Persoon ${people}`, basis: 'self' as const, ...access }
      const granted = await portal.grant(person, { grantedBy: 'test', notify: false })
      return { ...createTestBrowser(portal, composition.origin, granted.accountId), clientId: granted.clientId }
    },
    staff: async (sets) => {
      people += 1
      const member = { email: `medewerker-${people}@voorbeeld.nl`, name: `Medewerker ${people}`, sets }
      const accountId = await portal.deskStaff.put(member, { by: 'test' })
      return { ...createTestBrowser(portal, composition.origin, accountId), accountId }
    },
    entries: () => listEntries(portal),
    close: async () => {
      if (options.schema === undefined) await dropSchema(store)
      await portal.close()
    },
  }
}

async function dropSchema(store: OpenStore): Promise<void> {
  await store.execute(`drop schema if exists ${store.schema} cascade; drop role if exists ${store.schema}_viewer`)
  if (store.kind !== 'pglite') return
  dropped += 1
  if (dropped % TIDY_AFTER === 0) await store.execute('vacuum')
}

function composeTest(given: TestConfig, { clock, options }: { readonly clock: FakeClock; readonly options: TestPortalOptions }) {
  const composed = composePortal(definePortal(toTestConfig(given)), {
    directory: options.directory ?? process.cwd(),
    production: options.production ?? false,
    now: clock.now(),
  })
  if (!composed.ok) throw new PortalProblems(composed.problems)
  return composed.composition
}

async function toDatabase({ databaseUrl }: TestPortalOptions) {
  if (databaseUrl !== undefined) return { databaseUrl, poolSizes: { system: 4, viewer: 4 } }
  shared ??= PGlite.create({ ...PGLITE_VALUES })
  return { pglite: await shared }
}

function toBox(sent: SentMessage[]): Sender {
  return {
    idempotent: true,
    send: async (message) => {
      sent.push({
        kind: message.kind,
        recipient: message.recipient,
        subject: message.kind === 'mail' ? message.subject : undefined,
        body: message.body,
      })
    },
  }
}

async function listEntries({ store }: Portal): Promise<readonly LoggedEntry[]> {
  const rows = await store
    .system()
    .selectFrom('audit_entry')
    .select(['event_type', 'outcome', 'part', 'client_id', 'account_id'])
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    event: row.event_type,
    outcome: row.outcome,
    part: row.part,
    clientId: row.client_id,
    accountId: row.account_id,
  }))
}
