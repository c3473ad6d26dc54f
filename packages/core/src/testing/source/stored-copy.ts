import type { TestPortal } from '../create-test-portal.ts'

/** What a portal keeps of a source: clients, records, names of staff, reports of runs. */
export interface StoredCopy {
  readonly clients: readonly {
    readonly id: string
    readonly sourceId: string
    readonly careEndedOn: string | null
    readonly row: unknown
  }[]
  readonly records: readonly {
    readonly id: string
    readonly clientId: string | null
    readonly type: string
    readonly removed: boolean
    readonly row: unknown
  }[]
  readonly staff: readonly unknown[]
  readonly reports: readonly unknown[]
}

/** Reads everything that was kept, in a fixed order. */
export async function readCopy({ store }: TestPortal): Promise<StoredCopy> {
  const db = store.system()
  const clients = await db.selectFrom('client').selectAll().orderBy('id').execute()
  const records = await db.selectFrom('record').selectAll().orderBy('id').execute()
  const runs = await db.selectFrom('sync_run').select('report').orderBy('started_at').execute()
  return {
    clients: clients.map((row) => ({ id: row.id, sourceId: row.source_id, careEndedOn: row.care_ended_on, row })),
    records: records.map((row) => ({ id: row.id, clientId: row.client_id, type: row.type, removed: row.removed_at !== null, row })),
    staff: await db.selectFrom('staff_name').selectAll().orderBy('name').execute(),
    reports: runs.map(({ report }) => report),
  }
}

/** How many clients and records are not the same row in both, ids and times of change included. */
export function countChanged(before: StoredCopy, after: StoredCopy): number {
  const rows = (copy: StoredCopy) => [...copy.clients, ...copy.records].map(({ row }) => JSON.stringify(row))
  const known = new Set(rows(before))
  return rows(after).filter((row) => !known.has(row)).length
}
