import { sql, type Kysely } from 'kysely'
import type { Source } from '../define/source.ts'
import type { KernelTables } from '../store/tables.ts'
import type { IngestRules } from './ingest-rules.ts'
import type { SyncReport } from './sync-report.ts'

/**
 * A report that also says how many versions of this source wait to be discussed with the client, whatever run brought them. Only
 * types that must be discussed are counted, through their index: of an organisation without any, nothing is asked.
 */
export async function addWaiting(
  db: Kysely<KernelTables>,
  { source, rules }: { readonly source: Pick<Source, 'id' | 'provides'>; readonly rules: Pick<IngestRules, 'recordPolicy'> },
  report: SyncReport,
): Promise<SyncReport> {
  const types = source.provides.map(({ name }) => name).filter((name) => rules.recordPolicy(name).discussedOnly)
  if (types.length === 0) return report
  const { waiting } = await db
    .selectFrom('record')
    .select(sql<number>`count(*)::int`.as('waiting'))
    .where('source', '=', source.id)
    .where('type', 'in', types)
    .where('waiting', '=', true)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { ...report, waiting }
}
