import type { Kysely } from 'kysely'
import { purgeAudit } from './audit/purge-audit.ts'
import { findNewestSeal } from './audit/seal.ts'
import { AUDIT_SEAL_JOB, sealAudit } from './audit/seal-audit.ts'
import type { Composition } from './compose/composition.ts'
import { addDays, startOfAmsterdamDay, toAmsterdamDay } from './define/amsterdam.ts'
import { DAY_MILLISECONDS, toSeconds } from './define/duration.ts'
import type { Source } from './define/source.ts'
import { eraseAccounts } from './flows/erase-accounts.ts'
import { EraseUnfinished, eraseClients } from './flows/erase-clients.ts'
import { SOURCE_SEND_JOB } from './flows/hand-over-messages.ts'
import { FORGET_REQUESTS_JOB, forgetRequests } from './flows/requests/forget-requests.ts'
import { CONFIRM_JOB } from './flows/requests/mail-confirmations.ts'
import { WELCOME_GRANTED_JOB } from './flows/requests/welcome-granted.ts'
import { sendDigests } from './flows/send-digests.ts'
import { findLastDone, forgetRuns } from './flows/sync-run.ts'
import { forgetInvitations, WELCOME_JOB } from './flows/welcome-invited.ts'
import { SYNC_CLIENT_JOB } from './flows/sync-client.ts'
import type { SyncResult } from './flows/sync-source.ts'
import { tellOfCareEnd } from './flows/tell-of-care-end.ts'
import { tellOfEnds } from './flows/tell-of-ends.ts'
import { SYNC_ALERT_JOB } from './flows/tell-of-stale.ts'
import type { AuthenticatorRound } from './define/authenticator.ts'
import { WATCH_JOB } from './flows/watch/watch-records.ts'
import type { JobQueue } from './jobs/job-queue.ts'
import { toRoundJob } from './jobs/round-job.ts'
import { isOverdue } from './jobs/missed-tick.ts'
import { DRAIN_JOB, type Outbox } from './mail/outbox.ts'
import { forgetNotices } from './notices/forget-notices.ts'
import { forgetUnplaced } from './records/keep-files.ts'
import type { AuditKeys } from './store/kept-keys.ts'
import type { OpenStore } from './store/store.ts'
import type { KernelTables } from './store/tables.ts'
import { sweepDownloads } from './web/download/download-runs.ts'
import { DOWNLOAD_JOB } from './web/download/make-downloads.ts'

/** What the portal does by itself. */
export interface PortalJobs {
  readonly composition: Composition
  readonly store: OpenStore
  readonly queue: JobQueue
  readonly outbox: Outbox
  /** The keys of the access log as they are now. */
  readonly readAuditKeys: (db: Kysely<KernelTables>) => Promise<AuditKeys>
  readonly origin: string
  readonly now: () => Date
  readonly log: (message: string, level?: 'info' | 'warn') => void
  readonly sync: (source: Source, signal: AbortSignal) => Promise<SyncResult>
  /** Reads one client again from every source. */
  readonly syncClient: (clientId: string) => Promise<void>
  /** Tells staff of sources that are read no more. */
  readonly tellOfStale: () => Promise<unknown>
  /** Sends the mails of invitations that are due. */
  readonly welcome: () => Promise<void>
  /** Hands messages of the client's side to the care record. */
  readonly handOver: () => Promise<unknown>
  /** Mails the links by which people confirm that they asked for access. */
  readonly mailConfirmations: () => Promise<void>
  /** Sends people whom staff gave access what they sign in with. */
  readonly welcomeGranted: () => Promise<void>
  /** What the way of signing in does by itself. */
  readonly rounds: readonly AuthenticatorRound[]
  /** Lets plugins look at the records that they watch. */
  readonly watchRecords: () => Promise<unknown>
  /** Makes the dossiers that somebody waits for. */
  readonly makeDownloads: (signal: AbortSignal) => Promise<void>
}

const DAY_SECONDS = 86_400
const HOUR_SECONDS = 3600
const MINUTE = { everySeconds: 60 }
const BUSY_MILLISECONDS = 60_000
const OUTBOX_KEPT_DAYS = 30
const INVITATIONS_KEPT_DAYS = 30
const NOTICES_KEPT_DAYS = 365
// So that a run can be laid beside that of a year before.
const RUNS_KEPT_DAYS = 400
// Much longer than any client takes to be written.
const UNPLACED_KEPT_DAYS = 1

/** Declares every job and schedule, before the queue starts. */
export function declareJobs(jobs: PortalJobs): void {
  const { composition, queue, outbox, store, now } = jobs
  for (const source of composition.sources) {
    const name = toSyncJob(source)
    // A long sync may take its day; it holds a lock of its own, so a second one beside it does nothing.
    queue.work(name, async ({ signal }) => void (await jobs.sync(source, signal)), {
      expireSeconds: DAY_SECONDS,
      retry: { limit: 2, delaySeconds: 300, backoff: true },
    })
    queue.schedule(name, { everySeconds: toEverySeconds(source) })
  }
  queue.work(SYNC_CLIENT_JOB, async ({ data }) => jobs.syncClient(String(data['client'])), {
    expireSeconds: HOUR_SECONDS,
    // While the whole source is read: that may take hours.
    retry: { limit: 12, delaySeconds: 60, backoff: true },
  })
  queue.work(SYNC_ALERT_JOB, async () => void (await jobs.tellOfStale()))
  queue.schedule(SYNC_ALERT_JOB, { everySeconds: HOUR_SECONDS })
  queue.work(DRAIN_JOB, () => drain(jobs))
  queue.schedule(DRAIN_JOB, MINUTE)
  // Two at once would both go on from the same link, and a chain with two ends looks like one that was tampered with.
  queue.work(AUDIT_SEAL_JOB, async () => void (await store.exclusively(AUDIT_SEAL_JOB, () => sealNow(jobs))))
  queue.schedule(AUDIT_SEAL_JOB, MINUTE)
  queue.work('audit.purge', async () => void (await store.exclusively('audit.purge', () => purgeOld(jobs))))
  queue.schedule('audit.purge', { dailyAt: '03:45' })
  // One at a time: two would send the same mails.
  queue.work(WELCOME_JOB, async () => void (await store.exclusively(WELCOME_JOB, () => jobs.welcome())))
  queue.schedule(WELCOME_JOB, MINUTE)
  queue.work('invitations.forget', () => forgetInvitations(store.system(), daysAgo(now(), INVITATIONS_KEPT_DAYS)))
  queue.schedule('invitations.forget', { dailyAt: '03:20' })
  // What a source could not take counts its own tries.
  queue.work(SOURCE_SEND_JOB, async () => void (await jobs.handOver()), {
    expireSeconds: HOUR_SECONDS,
    retry: { limit: 0, delaySeconds: 0, backoff: false },
  })
  queue.schedule(SOURCE_SEND_JOB, MINUTE)
  // One at a time: two would only wait for each other's claims.
  queue.work(CONFIRM_JOB, async () => void (await store.exclusively(CONFIRM_JOB, () => jobs.mailConfirmations())))
  queue.schedule(CONFIRM_JOB, MINUTE)
  queue.work(WELCOME_GRANTED_JOB, async () => void (await store.exclusively(WELCOME_GRANTED_JOB, () => jobs.welcomeGranted())))
  queue.schedule(WELCOME_GRANTED_JOB, MINUTE)
  queue.work(FORGET_REQUESTS_JOB, () => forgetRequests({ store, now }))
  queue.schedule(FORGET_REQUESTS_JOB, { everySeconds: HOUR_SECONDS })
  queue.work('outbox.forget', async () => void (await outbox.forget(daysAgo(now(), OUTBOX_KEPT_DAYS))))
  queue.schedule('outbox.forget', { dailyAt: '03:30' })
  // What failed is found again by the schedule, and counts its own tries.
  queue.work(DOWNLOAD_JOB, ({ signal }) => jobs.makeDownloads(signal), {
    expireSeconds: HOUR_SECONDS,
    retry: { limit: 0, delaySeconds: 0, backoff: false },
  })
  queue.schedule(DOWNLOAD_JOB, MINUTE)
  queue.work('download.sweep', () => store.transaction((db) => sweepDownloads(db, now())))
  queue.schedule('download.sweep', { everySeconds: HOUR_SECONDS })
  queue.work('notices.forget', async () => void (await forgetNotices(store.system(), daysAgo(now(), NOTICES_KEPT_DAYS))))
  queue.schedule('notices.forget', { dailyAt: '03:40' })
  queue.work('sync.forget', async () => {
    await forgetRuns(store.system(), { before: daysAgo(now(), RUNS_KEPT_DAYS), now: now() })
    await forgetUnplaced(store.system(), daysAgo(now(), UNPLACED_KEPT_DAYS))
  })
  queue.schedule('sync.forget', { dailyAt: '03:35' })
  queue.work('notices.digest', async () => void (await sendDigests(jobs)))
  queue.schedule('notices.digest', { dailyAt: '07:30' })
  declareWatch(jobs)
  declareEnds(jobs)
  declareRounds(jobs)
}

/** What could not be delivered is told by number: who it was for stands in the outbox. */
async function drain({ outbox, log }: PortalJobs): Promise<void> {
  const { postponed, stuck } = await outbox.drain()
  if (postponed + stuck > 0) log(`outbox: ${postponed} messages are tried again, ${stuck} wait for a person`, 'warn')
}

/** What the way of signing in does by itself, one at a time; what failed is found again by the schedule. */
function declareRounds({ queue, store, composition, rounds }: PortalJobs): void {
  for (const { name, everySeconds, run } of rounds) {
    const job = toRoundJob(composition.authenticator.id, name)
    queue.work(job, async ({ signal }) => void (await store.exclusively(job, () => run(signal))), {
      expireSeconds: HOUR_SECONDS,
      retry: { limit: 0, delaySeconds: 0, backoff: false },
    })
    queue.schedule(job, { everySeconds: Math.max(60, everySeconds) })
  }
}

/** Plugins that watch records do so after each sync and each morning, before the mails that say how many notices there are: days pass also without a sync. */
function declareWatch({ queue, store, now, watchRecords }: PortalJobs): void {
  queue.work(
    WATCH_JOB,
    async () => {
      const result = await store.exclusively(WATCH_JOB, watchRecords)
      // The run that is busy may have passed what this one was asked for.
      if (result === 'busy') await queue.send(WATCH_JOB, {}, { key: WATCH_JOB, startAfter: new Date(now().getTime() + BUSY_MILLISECONDS) })
    },
    { expireSeconds: HOUR_SECONDS, retry: { limit: 1, delaySeconds: 600, backoff: false } },
  )
  queue.schedule(WATCH_JOB, { dailyAt: '06:45' })
}

/** What ends: people are told in the morning, and erasing is done at night. */
function declareEnds({ queue, store, composition, now }: PortalJobs): void {
  const ports = { store, composition, now }
  queue.work('access.tell', () => tellOfEnds(ports))
  queue.work('client.tell', () => tellOfCareEnd(ports), { retry: { limit: 1, delaySeconds: 600, backoff: false } })
  // Before the mails that say how many notices there are.
  queue.schedule('access.tell', { dailyAt: '07:00' })
  queue.schedule('client.tell', { dailyAt: '07:00' })
  queue.work(
    'client.erase',
    async () => {
      const result = await eraseClients(ports)
      if (result.stopped || result.failed > 0) throw new EraseUnfinished(result)
    },
    { expireSeconds: HOUR_SECONDS, retry: { limit: 1, delaySeconds: 600, backoff: false } },
  )
  queue.schedule('client.erase', { dailyAt: '03:50' })
  queue.work(
    'account.erase',
    async () => {
      const result = await eraseAccounts(ports)
      if (result.stopped || result.failed > 0) throw new EraseUnfinished(result, 'accounts')
    },
    { expireSeconds: HOUR_SECONDS, retry: { limit: 1, delaySeconds: 600, backoff: false } },
  )
  // After the clients: with the copy of a client its accesses end.
  queue.schedule('account.erase', { dailyAt: '03:55' })
}

/** Asks for every sync whose tick fell into an outage. */
export async function catchUp({ composition, store, queue, now }: PortalJobs): Promise<void> {
  for (const source of composition.sources) {
    const last = await findLastDone(store.system(), source.id, now())
    if (isOverdue({ lastGood: last?.startedAt, everySeconds: toEverySeconds(source), now: now() }))
      await queue.send(toSyncJob(source), {}, { key: 'catch-up' })
  }
}

/** Under the lock: a key that was added since may not be passed over. */
async function sealNow({ store, readAuditKeys, now }: PortalJobs): Promise<number> {
  return sealAudit(store.system(), { keys: await readAuditKeys(store.system()), now: now() })
}

/** Removes what had its term from the access log, a transaction at a time. */
async function purgeOld({ composition, store, readAuditKeys, now, log }: PortalJobs): Promise<void> {
  const before = startOfAmsterdamDay(addDays(toAmsterdamDay(now()), -composition.audit.keepForDays))
  let purged: number
  do {
    purged = await store.transaction(async (db) => purgeAudit(db, { keys: await readAuditKeys(db), now: now(), before }))
  } while (purged > 0)
  // The process log is kept elsewhere: a witness, should the end of the log and its seals ever be cut off.
  const newest = await findNewestSeal(store.system())
  if (newest) log(`The access log is sealed up to entry ${newest.up_to}: ${newest.seal}`)
}

function daysAgo(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MILLISECONDS)
}

function toSyncJob(source: Source): string {
  return `sync.${source.id}`
}

function toEverySeconds(source: Source): number {
  // The composition refused a duration that can't be read; a sync more often than every minute helps nobody.
  return Math.max(60, Math.round((toSeconds(source.every) ?? 4 * 3600) / 60) * 60)
}
