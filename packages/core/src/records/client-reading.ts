import type { Kysely } from 'kysely'
import { isAfterCare } from '../define/care-end.ts'
import type { Rejection } from '../define/source.ts'
import type { KernelTables } from '../store/tables.ts'
import { findByNumber } from './match-client.ts'
import type { SyncCounts } from './sync-report.ts'

/** A source and the digest of one of its clients. By it the client is found: an id may be one that must not reach the database (a BSN), which reading shows. */
export interface ReadingKey {
  readonly source: { readonly id: string; readonly leads: boolean }
  readonly digest: string
}

/** What decides whether a client's portal is closed. */
export interface CareLimit {
  readonly now: Date
  readonly endsAfterCareDays: number
}

/** What a reading said that left nothing open. */
export interface Reading {
  readonly sourceId: string
  readonly clientId: string
  readonly number: string | undefined
  readonly records: number
  readonly replacedNames: number
  readonly rejections: readonly Rejection[]
}

/**
 * What the last reading of a client said, when reading now would say the same and change nothing: the digest is the same, the copy stands, and it is
 * still the copy of this client. Undefined when the client must be read.
 */
export async function findUnchanged(db: Kysely<KernelTables>, key: ReadingKey, limit: CareLimit): Promise<SyncCounts | undefined> {
  const { source, digest } = key
  const known = await db
    .selectFrom('client_reading')
    .innerJoin('client', 'client.id', 'client_reading.client_id')
    .select(['client_id', 'client_reading.number', 'records', 'replaced_names', 'rejections', 'care_ended_on'])
    .where('client_reading.source', '=', source.id)
    .where('digest', '=', digest)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  // Whoever's portal closed since is read, so that the report says it.
  if (!known || isAfterCare(known.care_ended_on, limit.endsAfterCareDays, limit.now)) return undefined
  if (!source.leads && (await findByNumber(db, known.number ?? undefined))?.id !== known.client_id) return undefined
  return { clients: 1, unchanged: known.records, replacedNames: known.replaced_names, rejections: known.rejections }
}

/** Keeps what a reading said, in the transaction that keeps what was read. */
export async function keepReading(db: Kysely<KernelTables>, { source, digest }: ReadingKey, reading: Reading): Promise<void> {
  const said = {
    client_id: reading.clientId,
    number: reading.number ?? null,
    digest,
    records: reading.records,
    replaced_names: reading.replacedNames,
    rejections: JSON.stringify(reading.rejections),
  }
  await db
    .insertInto('client_reading')
    .values({ source: source.id, source_id: reading.sourceId, ...said })
    .onConflict((conflict) => conflict.columns(['source', 'source_id']).doUpdateSet(said))
    .execute()
}

/** Forgets what was read of a client, so that the next run reads them whatever their digest says. */
export async function forgetReading(db: Kysely<KernelTables>, source: string, sourceId: string): Promise<void> {
  await db.deleteFrom('client_reading').where('source', '=', source).where('source_id', '=', sourceId).execute()
}

/** Forgets what other sources said of a client: whose names stay in their texts follows from what this one holds. */
export async function forgetOtherReadings(db: Kysely<KernelTables>, source: string, clientId: string): Promise<void> {
  await db.deleteFrom('client_reading').where('client_id', '=', clientId).where('source', '<>', source).execute()
}
