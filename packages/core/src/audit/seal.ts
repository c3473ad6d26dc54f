import { createHmac } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { KernelTables } from '../store/tables.ts'

const GRACE_SECONDS = 60

/** The result of walking the seals: whether the log is whole, and up to where. */
export type SealCheck = { readonly intact: true; readonly upTo: string } | { readonly intact: false; readonly brokenAt: string }

// Every column, with the instant as a number: its text would depend on the time zone of whoever asks.
const LINE = sql<string>`jsonb_build_array(seq, id, extract(epoch from at), event_type, action, outcome, account_id, client_id,
  access_id, part, "right", basis, trace_id, network, detail)::text`

type EntryRow = { readonly seq: string; readonly line: string }

/**
 * Seals every entry that is not sealed yet, as one link of a chain: HMAC(key, previous seal ‖ entries). Entries of
 * the last minute wait, because a transaction that began earlier may still commit a lower number. Returns how many
 * entries were sealed.
 */
export async function sealAudit(db: Kysely<KernelTables>, context: { readonly key: Uint8Array; readonly now: Date }): Promise<number> {
  const last = await db
    .selectFrom('audit_seal')
    .select(['up_to', 'seal'])
    .orderBy(sql`up_to::bigint`, 'desc')
    .limit(1)
    .executeTakeFirst()
  const entries = await readLines(
    db,
    sql<boolean>`seq > ${last?.up_to ?? '0'}::bigint and written_at < now() - make_interval(secs => ${GRACE_SECONDS})`,
  )
  const upTo = entries.at(-1)?.seq
  if (upTo === undefined) return 0
  const seal = toSeal(context.key, last?.seal ?? '', entries)
  await db.insertInto('audit_seal').values({ up_to: upTo, entries: entries.length, seal, at: context.now }).execute()
  return entries.length
}

/** Walks the chain from its beginning; a changed, added or missing entry breaks the link that covers it. */
export async function checkSeals(db: Kysely<KernelTables>, key: Uint8Array): Promise<SealCheck> {
  const seals = await db
    .selectFrom('audit_seal')
    .select(['up_to', 'seal', 'entries'])
    .orderBy(sql`up_to::bigint`)
    .execute()
  let previous = { up_to: '0', seal: '' }
  for (const link of seals) {
    const entries = await readLines(db, sql<boolean>`seq > ${previous.up_to}::bigint and seq <= ${link.up_to}::bigint`)
    if (entries.length !== link.entries || toSeal(key, previous.seal, entries) !== link.seal) return { intact: false, brokenAt: link.up_to }
    previous = link
  }
  return { intact: true, upTo: previous.up_to }
}

async function readLines(db: Kysely<KernelTables>, where: ReturnType<typeof sql<boolean>>): Promise<readonly EntryRow[]> {
  return db
    .selectFrom('audit_entry')
    .select([sql<string>`seq::text`.as('seq'), LINE.as('line')])
    .where(where)
    .orderBy('audit_entry.seq')
    .execute()
}

function toSeal(key: Uint8Array, previous: string, entries: readonly EntryRow[]): string {
  const seal = createHmac('sha256', key).update(previous)
  for (const { line } of entries) seal.update('\n').update(line)
  return seal.digest('base64url')
}
