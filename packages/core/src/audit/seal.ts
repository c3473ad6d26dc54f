import { createHmac } from 'node:crypto'
import { sql, type Kysely, type Selectable } from 'kysely'
import type { AuditSealTable } from '../store/audit-tables.ts'
import type { AuditKeys } from '../store/kept-keys.ts'
import type { KernelTables } from '../store/tables.ts'

/** One link of the chain: a seal over the entries after the link before, up to and including `up_to`. */
export type SealLink = Selectable<AuditSealTable>

/** An entry as a seal covers it, with its moments. */
export interface SealedLine {
  readonly seq: string
  readonly line: string
  readonly at: Date
  readonly written_at: Date
}

/** The place before the first link. */
export const BEGINNING = { up_to: '0', seal: '' } as const

// Every column, with the instant as a number: its text would depend on the time zone of whoever asks.
const LINE = sql<string>`jsonb_build_array(seq, id, extract(epoch from at), event_type, action, outcome, account_id, client_id,
  access_id, part, "right", basis, trace_id, network, detail)::text`

const LINKS = 500
const LINES = 2000

/** The seal over entries that follow a seal: HMAC-SHA256(key, previous seal ‖ entries), base64url. */
export function toSeal(key: Uint8Array, previous: string, entries: readonly SealedLine[]): string {
  const seal = createHmac('sha256', key).update(previous)
  for (const { line } of entries) seal.update('\n').update(line)
  return seal.digest('base64url')
}

/** Whether a seal is the one over these entries, made with the key it names, and none of them is missing. */
export function isSealOf(keys: AuditKeys, link: SealLink, covered: { readonly previous: string; readonly lines: readonly SealedLine[] }) {
  const key = keys[link.made_with - 1]
  return key !== undefined && covered.lines.length === link.entries && toSeal(key, covered.previous, covered.lines) === link.seal
}

/** What a purge says of itself, made with the key: whoever owns only the database can't say it. */
export function toPurgeProof(
  key: Uint8Array,
  purge: { readonly upTo: string; readonly seal: string; readonly total: number; readonly before: Date },
) {
  const said = JSON.stringify([purge.upTo, purge.seal, purge.total, purge.before.toISOString()])
  return createHmac('sha256', key).update('purge\n').update(said).digest('base64url')
}

/** Walks the links after `last` with the entries each one covers, oldest first; memory stays small however long the log is. */
export async function* walkBatches(
  db: Kysely<KernelTables>,
  last: string,
): AsyncGenerator<{ readonly link: SealLink; readonly lines: readonly SealedLine[] }> {
  let after = last
  for (;;) {
    const links = await readLinks(db, after)
    const end = links.at(-1)?.up_to
    if (end === undefined) return
    yield* toBatches(links, walkLines(db, after, end))
    after = end
  }
}

/** At most `limit` entries after `after` that are not younger than the condition allows, in the order of the log. */
export function readLines(
  db: Kysely<KernelTables>,
  after: string,
  { where, limit }: { readonly where: ReturnType<typeof sql<boolean>>; readonly limit: number },
): Promise<readonly SealedLine[]> {
  return db
    .selectFrom('audit_entry')
    .select([sql<string>`seq::text`.as('seq'), LINE.as('line'), 'at', 'written_at'])
    .where(sql<boolean>`seq > ${after}::bigint`)
    .where(where)
    .orderBy('audit_entry.seq')
    .limit(limit)
    .execute()
}

/** The end of the chain; undefined when nothing is sealed. */
export function findNewestSeal(db: Kysely<KernelTables>): Promise<Pick<SealLink, 'up_to' | 'seal'> | undefined> {
  return db.selectFrom('audit_seal').select(['up_to', 'seal']).orderBy('up_to', 'desc').limit(1).executeTakeFirst()
}

async function* toBatches(links: readonly SealLink[], lines: AsyncGenerator<SealedLine>) {
  let next = await lines.next()
  for (const link of links) {
    const covered: SealedLine[] = []
    while (next.done !== true && BigInt(next.value.seq) <= BigInt(link.up_to)) {
      covered.push(next.value)
      next = await lines.next()
    }
    yield { link, lines: covered }
  }
}

async function* walkLines(db: Kysely<KernelTables>, last: string, upTo: string): AsyncGenerator<SealedLine> {
  let after = last
  for (;;) {
    const page = await readLines(db, after, { where: sql<boolean>`seq <= ${upTo}::bigint`, limit: LINES })
    yield* page
    const end = page.at(-1)
    if (!end) return
    after = end.seq
  }
}

function readLinks(db: Kysely<KernelTables>, after: string): Promise<readonly SealLink[]> {
  return db
    .selectFrom('audit_seal')
    .selectAll()
    .where(sql<boolean>`up_to > ${after}::bigint`)
    .orderBy('up_to')
    .limit(LINKS)
    .execute()
}
