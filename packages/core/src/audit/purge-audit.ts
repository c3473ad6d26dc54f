import { sql, type Kysely } from 'kysely'
import { createId } from '../store/ids.ts'
import type { AuditKeys } from '../store/kept-keys.ts'
import type { KernelTables } from '../store/tables.ts'
import { AuditError } from './audit-error.ts'
import { BEGINNING, isSealOf, toPurgeProof, walkBatches, type SealedLine, type SealLink } from './seal.ts'

/** What a purge of the access log needs. Entries whose moment lies before `before` have had their term. */
export interface PurgeContext {
  readonly keys: AuditKeys
  readonly now: Date
  readonly before: Date
  /** How many entries leave in one transaction, unless the first batch alone is larger. Default 10,000. */
  readonly atMost?: number
}

/**
 * Removes whole sealed batches from the beginning of the log, of which every entry is older than the term, and writes
 * `audit.purged` with how many and up to where. `db` is an open transaction, and nobody else purges meanwhile. Gives how
 * many entries were removed; call again until it is none. Throws `SEAL_BROKEN` for a batch that was changed: with its
 * entries the proof of that would go too.
 */
export async function purgeAudit(db: Kysely<KernelTables>, { keys, now, before, atMost = 10_000 }: PurgeContext): Promise<number> {
  const purged = await readPurged(db)
  const until = await findEnd(db, purged.last, { keys, before, atMost })
  if (!until) return 0
  const proof = toPurgeProof(keys.at(-1) ?? keys[0], {
    upTo: until.last.up_to,
    seal: until.last.seal,
    total: purged.total + until.entries,
    before,
  })
  await sql`select audit_purge(${createId(now)}::uuid, ${now}::timestamptz, ${until.last.up_to}::bigint, ${before}::timestamptz, ${proof})`.execute(
    db,
  )
  return until.entries
}

/** The last link whose entries were purged, and how many entries all of them had. */
export async function readPurged(db: Kysely<KernelTables>): Promise<{
  readonly last: Pick<SealLink, 'up_to' | 'seal'>
  readonly total: number
}> {
  const purged = db.selectFrom('audit_seal').where('purged_at', 'is not', null)
  const last = await purged.select(['up_to', 'seal']).orderBy('up_to', 'desc').limit(1).executeTakeFirst()
  const sum = await purged.select(sql<number>`coalesce(sum(entries), 0)::float8`.as('total')).executeTakeFirstOrThrow()
  return { last: last ?? BEGINNING, total: sum.total }
}

async function findEnd(
  db: Kysely<KernelTables>,
  beginning: Pick<SealLink, 'up_to' | 'seal'>,
  { keys, before, atMost }: Required<Omit<PurgeContext, 'now'>>,
): Promise<{ readonly last: SealLink; readonly entries: number } | undefined> {
  let previous = beginning.seal
  let end: { readonly last: SealLink; readonly entries: number } | undefined
  for await (const { link, lines } of walkBatches(db, beginning.up_to)) {
    const entries = (end?.entries ?? 0) + lines.length
    if (!isOlder(lines, before) || (end && entries > atMost)) break
    if (!isSealOf(keys, link, { previous, lines }))
      throw new AuditError('SEAL_BROKEN', `The seal that ends at entry ${link.up_to} does not fit its entries; nothing was purged.`)
    previous = link.seal
    end = { last: link, entries }
  }
  return end
}

function isOlder(lines: readonly SealedLine[], before: Date): boolean {
  return lines.every(({ at, written_at: writtenAt }) => at < before && writtenAt < before)
}
