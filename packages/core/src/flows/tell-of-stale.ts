import { sql, type Kysely } from 'kysely'
import { appendAudit } from '../audit/append-audit.ts'
import type { Composition } from '../compose/composition.ts'
import type { Source } from '../define/source.ts'
import { composeMail } from '../mail/compose-mail.ts'
import type { Outbox } from '../mail/outbox.ts'
import type { Store } from '../store/store.ts'
import type { KernelTables } from '../store/tables.ts'
import { findReadMoments, isAboutSources, isStale } from './is-stale.ts'

/** The job that looks whether a source is read no more. */
export const SYNC_ALERT_JOB = 'sync.alert'

/** What telling of it needs. */
export interface StalePorts {
  readonly store: Store
  readonly composition: Composition
  readonly outbox: Pick<Outbox, 'enqueue' | 'wake'>
  readonly origin: string
  readonly now: () => Date
}

/**
 * Mails staff who watch the sources that one of them was not read for too long; once, until it was read again. Gives the sources of which was told.
 */
export async function tellOfStale(ports: StalePorts): Promise<readonly string[]> {
  const told: string[] = []
  for (const source of ports.composition.sources) if (await ports.store.transaction((db) => tellOf(db, ports, source))) told.push(source.id)
  if (told.length > 0) await ports.outbox.wake()
  return told
}

async function tellOf(db: Kysely<KernelTables>, ports: StalePorts, source: Source): Promise<boolean> {
  const now = ports.now()
  const moments = await findReadMoments(db, source.id, now)
  const since = moments.lastGood ?? moments.firstTry
  if (since === undefined || !isStale(moments, source.every, now) || !(await claim(db, source.id, since))) return false
  const watchers = await listWatchers(db, ports.composition)
  for (const { email, locale } of watchers) await ports.outbox.enqueue(db, toMail(ports, { email, locale, source: source.id }))
  await appendAudit(db, {
    eventType: 'sync.stale',
    action: 'E',
    outcome: 'success',
    at: now,
    detail: { source: source.id, since: since.toISOString(), told: watchers.length },
  })
  return true
}

/** Marks the run since which the source was not read: the next complete one begins another episode. */
async function claim(db: Kysely<KernelTables>, source: string, since: Date): Promise<boolean> {
  const { rows } = await sql`update sync_run set report = report || '{"alerted": true}'::jsonb
    where source = ${source} and started_at = ${since}::timestamptz and report ->> 'alerted' is null returning id`.execute(db)
  return rows.length > 0
}

/** Staff who may open a part about the sources, by the sets as they are now. */
async function listWatchers(db: Kysely<KernelTables>, { desk }: Composition): Promise<readonly { email: string; locale: string }[]> {
  const rights = new Set(desk.parts.filter(isAboutSources).map(({ readRight }) => readRight))
  const sets = [...desk.sets.values()].filter((set) => set.rights.some((right) => rights.has(right))).map(({ id }) => id)
  if (sets.length === 0) return []
  return db
    .selectFrom('desk_member')
    .innerJoin('account', 'account.id', 'account_id')
    .select(['email', 'locale'])
    .where('removed_at', 'is', null)
    .where('blocked_at', 'is', null)
    .where(sql<boolean>`sets && ${sets}::text[]`)
    .orderBy('account.id')
    .execute()
}

function toMail({ composition, origin }: StalePorts, { email, locale, source }: { email: string; locale: string; source: string }) {
  const { language, organisation, basePath, messages } = composition
  const mail = composeMail({
    t: messages.for('core')(locale === 'en' ? 'en' : 'nl', language.form),
    key: 'mail.sync-stale',
    values: { source },
    path: '/',
    portal: { origin, basePath, name: organisation.portalName, organisation: organisation.name },
  })
  return { kind: 'mail' as const, recipient: email, ...mail }
}
