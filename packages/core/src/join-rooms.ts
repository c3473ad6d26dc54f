import type { AuditSource, Nen7513Event } from './audit/nen7513.ts'
import type { AuditPeriod } from './audit/read-audit.ts'
import { verifyAudit, type AuditVerdict } from './audit/verify-audit.ts'
import type { Composition } from './compose/composition.ts'
import type { AccountDesk, ActingStaff } from './define/account-desk.ts'
import type { AccountLinks } from './define/account-links.ts'
import type { OpenAuthenticator } from './define/authenticator.ts'
import { createAccessDesk, type AccessDesk } from './flows/access-desk.ts'
import { createBannerDesk, type BannerDesk } from './flows/portal/banner-desk.ts'
import { createStaffDesk, type StaffDesk } from './flows/desk/desk-staff.ts'
import { eraseAccounts, eraseAskedAccount } from './flows/erase-accounts.ts'
import { eraseClients, type EraseResult } from './flows/erase-clients.ts'
import { exportAudit } from './flows/export-audit.ts'
import { readStaff } from './flows/read-staff.ts'
import { grantClientAccess, type Granted, type GrantInput } from './flows/grant-access.ts'
import { readSecretStatus, refuseUnknownSecret, rotateSecret, type Rotated, type SecretStatus } from './flows/secret/rotate-secret.ts'
import type { SyncResult } from './flows/sync-source.ts'
import { takeReports } from './flows/take-reports.ts'
import { createMailbox } from './mail/mailbox.ts'
import { listSealedColumns } from './list-sealed-columns.ts'
import { openAuthenticator } from './open-authenticator.ts'
import { catchUp, declareJobs } from './portal-jobs.ts'
import { settleRestore, type SettledRestore } from './flows/restore/settle-restore.ts'
import { syncAll, type SyncOptions } from './sync-sources.ts'
import { toRequestLog } from './log/request-log.ts'
import { toReportKeys, toReportUrl } from './sms-reports.ts'
import { openDigestKey } from './store/kept-keys.ts'
import { createPortalKeys } from './store/secret-ring.ts'
import type { MigrationSet, OpenStore } from './store/store.ts'
import { loadAssets } from './web/assets.ts'
import type { Kernel } from './web/kernel.ts'
import { listRoutes } from './web/list-routes.ts'
import { corePartsById } from './web/parts/core-parts.ts'
import { createBannerWatch } from './web/banner-watch.ts'
import { createRouter } from './web/router.ts'
import type { RouteAddress } from './web/route.ts'
import { openOutbox, openRooms, toOutboxSeal, type OpenRooms, type Rooms } from './rooms.ts'
import { toPortalJobs } from './to-portal-jobs.ts'

/** A running portal. */
export interface Portal {
  readonly composition: Composition
  readonly store: OpenStore
  /** Every address, below the base path, and who may reach it. What is not here does not exist. */
  readonly routes: readonly RouteAddress[]
  /** Answers a request; web standard, so that any server can mount it. */
  readonly fetch: (request: Request) => Promise<Response>
  /** Starts the jobs: schedules, outbox, seals; catches up a sync that was missed. */
  readonly start: () => Promise<void>
  /** Reads one source, or all in order, now. Throws `FlowError` for a source that does not exist. */
  readonly sync: (options?: SyncOptions) => Promise<ReadonlyMap<string, SyncResult>>
  /** Gives a person access to a client. Throws `FlowError`. */
  readonly grant: (input: GrantInput, by: { readonly grantedBy: string; readonly notify: boolean }) => Promise<Granted>
  /** What staff do about access: list, revoke, block, hide a record. */
  readonly accessDesk: AccessDesk
  /** Who is staff of the desk: from the command line, for the first of them. Throws `FlowError`. */
  readonly deskStaff: StaffDesk
  /** The sentence above every page, from the command line. Throws `FlowError`. */
  readonly bannerDesk: BannerDesk
  /** Erases the copies of clients whose portal is closed after care, now; many at once only when staff accept it by name. */
  readonly erase: (asked: ActingStaff & { readonly acceptMany: boolean }) => Promise<EraseResult>
  /** Erases the accounts that had no access and no desk for their term, now; many at once only when staff accept it by name. */
  readonly eraseAccounts: (asked: ActingStaff & { readonly acceptMany: boolean }) => Promise<EraseResult>
  /** Erases the account of somebody who asks for it, at once. Throws `FlowError` while it has access, the desk or an open invitation. */
  readonly eraseAccount: (asked: ActingStaff & { readonly email: string }) => Promise<void>
  /** Gives an account what it needs to sign in, at once. */
  readonly enrol: OpenAuthenticator['enrol']
  /** What staff may do for an account; undefined when the way of signing in leaves that to somebody else. */
  readonly desk: AccountDesk | undefined
  /** Who is who at an identity provider; undefined where people sign in at none. */
  readonly links: AccountLinks | undefined
  /** Where the provider of text messages may report what became of them. It holds a secret. */
  readonly smsReportUrl: string | undefined
  /** The access log of a period in the words of NEN 7513, oldest first; reading it is logged. */
  readonly exportAudit: (period: AuditPeriod, readBy: string) => AsyncGenerator<Nen7513Event>
  /** Walks the seals of the access log; `expect` is a seal that somebody wrote down elsewhere. */
  readonly verifyAudit: (options?: { readonly expect?: string | undefined }) => Promise<AuditVerdict>
  /** Whether requests should be sent here: false while it drains, and when the database does not answer in two seconds. */
  readonly isReady: () => Promise<boolean>
  /** From now on it is not ready, so that a load balancer sends requests elsewhere; it still answers everything. */
  readonly drain: () => void
  /** Ends the streams of open pages, which come back by themselves elsewhere; for a server that is about to close. */
  readonly endStreams: () => void
  /** What it counts and what waits, in the text format of Prometheus (0.0.4). It names no person, and is for your own network only. */
  readonly metrics: () => Promise<string>
  /** After a backup of the moment `at` was put back, and before `start`: ends what may have been ended since, holds what may have been sent. */
  readonly settleRestore: (asked: ActingStaff & { readonly at: Date }) => Promise<SettledRestore>
  /** Which secret sealed what. */
  readonly secretStatus: () => Promise<SecretStatus>
  /** Seals everything anew with the first secret, so that the ones before need not be given any more. Throws `StoreError` `SECRET_ALONE`. */
  readonly rotateSecret: (staff: ActingStaff) => Promise<Rotated>
  readonly close: () => Promise<void>
}

/** The migrations of everything that keeps tables of its own: the authenticator and the plugins. */
export function listMigrationSets({ authenticator, plugins }: Composition): readonly MigrationSet[] {
  const own = plugins.flatMap(({ id, tables }) =>
    tables ? [{ owner: id, migrations: tables.migrations, rows: tables.rows, desk: tables.desk ?? [] }] : [],
  )
  return [{ owner: authenticator.id, migrations: authenticator.tables.migrations }, ...own]
}

/** Migrates the database and joins the rooms into a portal. Throws `StoreError` `SECRET_MISSING` with a secret that what is stored was not sealed with. */
export async function joinRooms(given: Rooms): Promise<Portal> {
  const rooms = openRooms(given)
  const { composition, store } = rooms
  await store.migrate(listMigrationSets(composition))
  const columns = listSealedColumns(composition)
  await refuseUnknownSecret({ ...rooms, columns })
  const keys = createPortalKeys(rooms.ring, await openDigestKey(store.system(), rooms.ring))
  const outbox = openOutbox(rooms)
  const authenticator = await openAuthenticator({ ...rooms, keys, outbox, log: (message) => rooms.log({ level: 'info', message }) })
  const kernel = await toKernel(rooms, { authenticator, outbox, keys })
  const jobs = toPortalJobs(rooms, kernel)
  declareJobs(jobs)
  const state = { started: false }
  const routes = listRoutes(kernel)
  return {
    composition,
    store,
    routes,
    fetch: createRouter(kernel, routes),
    start: async () => {
      state.started = true
      await rooms.queue.start()
      await catchUp(jobs)
    },
    sync: (options = {}) => syncAll(rooms, options),
    grant: (input, by) => grantClientAccess(input, { ...rooms, outbox, ...by }),
    accessDesk: createAccessDesk(rooms),
    deskStaff: createStaffDesk({ ...rooms, accounts: authenticator.desk }),
    bannerDesk: createBannerDesk(rooms, () => kernel.banner.forget()),
    erase: async (asked) => eraseClients(rooms, { staff: readStaff(asked), acceptMany: asked.acceptMany }),
    eraseAccounts: async (asked) => eraseAccounts(rooms, { staff: readStaff(asked), acceptMany: asked.acceptMany }),
    eraseAccount: ({ email, ...staff }) => eraseAskedAccount(rooms, { email, staff: readStaff(staff) }),
    enrol: authenticator.enrol,
    desk: authenticator.desk,
    links: authenticator.links,
    smsReportUrl: toReportUrl(composition, rooms.ring),
    exportAudit: (period, readBy) => exportAudit(period, { store, source: toAuditSource(rooms), now: rooms.now, readBy }),
    isReady: rooms.readiness.isReady,
    drain: rooms.readiness.drain,
    endStreams: rooms.live.endAll,
    metrics: rooms.meter.read,
    verifyAudit: async ({ expect } = {}) => verifyAudit(store.system(), { keys: await jobs.readAuditKeys(store.system()), expect }),
    settleRestore: ({ at, ...staff }) => settleRestore({ ...rooms, authenticator }, { ...readStaff(staff), at }),
    secretStatus: () => readSecretStatus({ ...rooms, columns }),
    rotateSecret: (staff) => rotateSecret({ ...rooms, keys, columns }, readStaff(staff)),
    close: async () => {
      rooms.readiness.drain()
      if (state.started) await rooms.queue.stop()
      await kernel.live.close()
      await authenticator.close()
      await store.close()
    },
  }
}

function toAuditSource({ composition, origin }: Rooms): AuditSource {
  return { organisation: composition.organisation.name, origin: `${origin}${composition.basePath}` }
}

async function toKernel(rooms: OpenRooms, open: Pick<Kernel, 'authenticator' | 'outbox' | 'keys'>): Promise<Kernel> {
  const { composition, store, origin, production, now, queue, meter, live, readiness, findNetwork } = rooms
  return {
    composition,
    store,
    ...open,
    meter,
    live,
    readiness,
    findNetwork,
    coreParts: corePartsById,
    // A queue that does not run yet, or whose database is away, finds what waits by its schedule.
    hurry: (job) =>
      queue.send(job, {}, { key: job }).then(
        () => {},
        () => {},
      ),
    ask: async (job, data = {}) => void (await queue.send(job, data, { key: [job, ...Object.values(data)].join(' ') })),
    assets: await loadAssets(composition.basePath, composition.theme, { production }),
    origin,
    basePath: composition.basePath,
    production,
    now,
    log: toRequestLog(rooms.log),
    banner: createBannerWatch(store),
    mailbox: production ? undefined : createMailbox(store.system, toOutboxSeal(rooms)),
    takeReports: toReportTaker(rooms),
  }
}

function toReportTaker({ composition, store, ring, now }: Rooms): Kernel['takeReports'] {
  const { smsSender: sender } = composition.authenticator
  if (!sender?.readReports) return undefined
  const keys = toReportKeys(ring)
  return (token, request) => takeReports(token, request, { store, sender, keys, now })
}
