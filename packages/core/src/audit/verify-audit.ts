import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { AuditKeys } from '../store/kept-keys.ts'
import type { KernelTables } from '../store/tables.ts'
import { readPurged } from './purge-audit.ts'
import { BEGINNING, isSealOf, toPurgeProof, walkBatches } from './seal.ts'

/** A log of which no sealed entry was changed, added or removed. */
export interface WholeLog {
  readonly intact: true
  /** The last sealed entry that stands, or was purged; `0` when nothing is sealed. */
  readonly upTo: string
  /** The moment of that entry; undefined when it was purged, or there is none. */
  readonly at: Date | undefined
  /** The newest seal, to be written down elsewhere. */
  readonly seal: string | undefined
  /** Entries after it. */
  readonly unsealed: number
  /** Entries that were removed when their term was over. */
  readonly purged: number
  /** Whether the seal that was expected is a link of the chain; undefined when none was. */
  readonly expected: 'found' | 'purged' | 'absent' | undefined
}

/** A log that is not what its seals say. */
export interface BrokenLog {
  readonly intact: false
  /** `entries`: a sealed entry was changed, added or removed. `purge`: entries are gone, and no entry of the portal's own covers that. */
  readonly broken: 'entries' | 'purge'
  /** The entry at which the seal ends that does not fit. */
  readonly brokenAt: string
  /** The moment of the last entry before it that is proven; undefined when there is none. */
  readonly after: Date | undefined
  /** When the seal says that it was made; undefined for a purge. */
  readonly before: Date | undefined
}

/** What walking the access log found. */
export type AuditVerdict = WholeLog | BrokenLog

const Purge = z.object({ upTo: z.string(), seal: z.string(), total: z.number(), before: z.coerce.date(), proof: z.string() })

/**
 * Walks the chain of seals from its beginning, in one snapshot of the database: a changed, added or missing entry breaks
 * the link that covers it. Purged links are taken only at the beginning, and only when the newest `audit.purged` covers
 * them with a proof made by the key.
 */
export function verifyAudit(
  db: Kysely<KernelTables>,
  { keys, expect }: { readonly keys: AuditKeys; readonly expect?: string | undefined },
): Promise<AuditVerdict> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      const purge = await readPurged(snapshot)
      const start = await checkStart(snapshot, keys, purge)
      const walked = start ?? (await walkChain(snapshot, { keys, beginning: purge.last, expect }))
      return walked.intact ? toWhole(snapshot, walked, { purged: purge.total, expect }) : walked
    })
}

type Purged = Awaited<ReturnType<typeof readPurged>>
type Walked = Pick<WholeLog, 'intact' | 'upTo' | 'at'> & { readonly seal: string; readonly found: boolean }

/** What is wrong with the beginning of the log: something stands where nothing may, or was purged and not by the portal. */
async function checkStart(db: Kysely<KernelTables>, keys: AuditKeys, purge: Purged): Promise<BrokenLog | undefined> {
  const isFirst = purge.last === BEGINNING
  if (!(await hasRemains(db, purge.last.up_to)) && (isFirst || (await isCovered(db, keys, purge)))) return undefined
  return { intact: false, broken: isFirst ? 'entries' : 'purge', brokenAt: purge.last.up_to, after: undefined, before: undefined }
}

async function walkChain(
  db: Kysely<KernelTables>,
  { keys, beginning, expect }: { readonly keys: AuditKeys; readonly beginning: Purged['last']; readonly expect: string | undefined },
): Promise<Walked | BrokenLog> {
  let madeWith = 1
  let good: Walked = { intact: true, upTo: beginning.up_to, at: undefined, seal: beginning.seal, found: beginning.seal === expect }
  for await (const { link, lines } of walkBatches(db, beginning.up_to)) {
    // Who has an older key and nothing newer could go on with it: a key that was replaced seals nothing after the one that replaced it.
    if (link.made_with < madeWith || !isSealOf(keys, link, { previous: good.seal, lines }))
      return { intact: false, broken: 'entries', brokenAt: link.up_to, after: good.at, before: link.at }
    madeWith = link.made_with
    good = { intact: true, upTo: link.up_to, at: lines.at(-1)?.at, seal: link.seal, found: good.found || link.seal === expect }
  }
  return good
}

async function toWhole(
  db: Kysely<KernelTables>,
  { upTo, at, seal, found }: Walked,
  { purged, expect }: { readonly purged: number; readonly expect: string | undefined },
): Promise<WholeLog> {
  return {
    intact: true,
    upTo,
    at,
    seal: seal === '' ? undefined : seal,
    unsealed: await countAfter(db, upTo),
    purged,
    expected: found ? 'found' : expect === undefined ? undefined : await findPurged(db, expect),
  }
}

/** Whether the newest entry about a purge says, with the portal's own proof, what the seals say. */
async function isCovered(db: Kysely<KernelTables>, keys: AuditKeys, { last, total }: Purged): Promise<boolean> {
  const entry = await db
    .selectFrom('audit_entry')
    .select(['seq', 'detail'])
    .where('event_type', '=', 'audit.purged')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const said = Purge.safeParse(entry?.detail)
  if (!entry || !said.success) return false
  // Of the key that sealed what came before it, or of a newer one: not of one that was replaced by then.
  const allowed = keys.slice((await findKeyBefore(db, entry.seq)) - 1)
  if (!allowed.some((key) => said.data.proof === toPurgeProof(key, said.data))) return false
  return said.data.upTo === last.up_to && said.data.seal === last.seal && said.data.total === total
}

async function findKeyBefore(db: Kysely<KernelTables>, seq: string): Promise<number> {
  const link = await db
    .selectFrom('audit_seal')
    .select('made_with')
    .where(sql<boolean>`up_to < ${seq}::bigint`)
    .orderBy('up_to', 'desc')
    .limit(1)
    .executeTakeFirst()
  return link?.made_with ?? 1
}

async function hasRemains(db: Kysely<KernelTables>, upTo: string): Promise<boolean> {
  const { rows } = await sql<{ remains: boolean }>`
    select exists (select from audit_entry where seq <= ${upTo}::bigint)
      or exists (select from audit_seal where purged_at is null and up_to < ${upTo}::bigint) as remains`.execute(db)
  return rows[0]?.remains ?? true
}

async function findPurged(db: Kysely<KernelTables>, seal: string): Promise<'purged' | 'absent'> {
  const link = await db
    .selectFrom('audit_seal')
    .select('up_to')
    .where('seal', '=', seal)
    .where('purged_at', 'is not', null)
    .executeTakeFirst()
  return link ? 'purged' : 'absent'
}

async function countAfter(db: Kysely<KernelTables>, upTo: string): Promise<number> {
  const { rows } = await sql<{ entries: number }>`select count(*)::float8 as entries from audit_entry where seq > ${upTo}::bigint`.execute(
    db,
  )
  return rows[0]?.entries ?? 0
}
