import { sql, type Kysely } from 'kysely'
import type { AuditKeys } from '../store/kept-keys.ts'
import type { KernelTables } from '../store/tables.ts'
import { BEGINNING, findNewestSeal, readLines, toSeal } from './seal.ts'

/** The name of the job that seals, and of the lock that it holds. */
export const AUDIT_SEAL_JOB = 'audit.seal'

const GRACE_SECONDS = 60
// A batch is purged whole and walked at once.
const LARGEST_BATCH = 10_000

/**
 * Seals every entry that is not sealed yet, in links of a chain. Entries of the last minute wait, because a transaction
 * that began earlier may still commit a lower number. Returns how many entries were sealed.
 */
export async function sealAudit(db: Kysely<KernelTables>, context: { readonly keys: AuditKeys; readonly now: Date }): Promise<number> {
  let sealed = 0
  for (;;) {
    const entries = await sealBatch(db, context)
    sealed += entries
    if (entries < LARGEST_BATCH) return sealed
  }
}

async function sealBatch(db: Kysely<KernelTables>, { keys, now }: { readonly keys: AuditKeys; readonly now: Date }): Promise<number> {
  const last = (await findNewestSeal(db)) ?? BEGINNING
  const old = sql<boolean>`written_at < now() - make_interval(secs => ${GRACE_SECONDS})`
  const entries = await readLines(db, last.up_to, { where: old, limit: LARGEST_BATCH })
  const upTo = entries.at(-1)?.seq
  if (upTo === undefined) return 0
  const seal = toSeal(keys.at(-1) ?? keys[0], last.seal, entries)
  await db.insertInto('audit_seal').values({ up_to: upTo, entries: entries.length, seal, at: now, made_with: keys.length }).execute()
  return entries.length
}
