import type { Kysely } from 'kysely'
import type { ClientStep, SourceClient, StaffStep, SyncStep } from '../define/source.ts'
import type { KernelTables } from '../store/tables.ts'

/** The one client that a run is about, as this source may name them. */
export interface OnlyClient {
  /** The source's own identifier; undefined where this source never said who it is. */
  readonly sourceId: string | undefined
  readonly number: string | undefined
}

/** How a source names a client: the leading one by its own identifier, another one by what it said when it was read, and any by the client number. */
export async function findOnlyClient(db: Kysely<KernelTables>, source: string, clientId: string): Promise<OnlyClient | undefined> {
  const row = await db
    .selectFrom('client')
    .leftJoin('client_reading as reading', (join) => join.onRef('reading.client_id', '=', 'client.id').on('reading.source', '=', source))
    .select(['client.source', 'client.source_id', 'client.number', 'reading.source_id as read_id'])
    .where('client.id', '=', clientId)
    .where('erased_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const sourceId = (row.source === source ? row.source_id : row.read_id) ?? undefined
  return sourceId === undefined && row.number === null ? undefined : { sourceId, number: row.number ?? undefined }
}

/**
 * What a run about one client takes of a step: this client, read again whatever its digest, and the names of staff. Anybody else, what belongs to no
 * client and the end of a snapshot are not taken.
 */
export async function narrowStep(step: SyncStep, only: OnlyClient): Promise<ClientStep | StaffStep | undefined> {
  if ('client' in step) return isOnly(step.client, only) ? step : undefined
  if ('read' in step) {
    // Who is not meant is not even read, where the source is known to name them.
    if (only.sourceId !== undefined && step.sourceId !== only.sourceId) return undefined
    const read = await step.read()
    return 'client' in read && isOnly(read.client, only) ? read : undefined
  }
  return 'staff' in step ? step : undefined
}

function isOnly({ sourceId, number }: SourceClient, only: OnlyClient): boolean {
  return only.sourceId === undefined ? number !== undefined && number === only.number : sourceId === only.sourceId
}
