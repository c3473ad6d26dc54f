import { sql, type Kysely, type Selectable } from 'kysely'
import type { AuditEntryTable } from '../store/audit-tables.ts'
import type { KernelTables } from '../store/tables.ts'

/** Which entries to read; instants. */
export interface AuditPeriod {
  /** Only what happened about this client. */
  readonly clientId?: string
  readonly from?: Date
  readonly until?: Date
}

const PAGE = 1000

/** Reads the access log, oldest first, page by page: however long the log is, memory stays small. */
export async function* readAudit(db: () => Kysely<KernelTables>, period: AuditPeriod): AsyncGenerator<Selectable<AuditEntryTable>> {
  let after = '0'
  for (;;) {
    const page = await readPage(db(), after, period)
    yield* page
    const last = page.at(-1)
    if (!last) return
    after = last.seq
  }
}

function readPage(db: Kysely<KernelTables>, after: string, { clientId, from, until }: AuditPeriod): Promise<Selectable<AuditEntryTable>[]> {
  const all = db
    .selectFrom('audit_entry')
    .selectAll()
    .where(sql<boolean>`seq > ${after}::bigint`)
    .orderBy('seq')
    .limit(PAGE)
  const page = clientId === undefined ? all : all.where('client_id', '=', clientId)
  const since = from ? page.where('at', '>=', from) : page
  return (until ? since.where('at', '<', until) : since).execute()
}
