import { sql, type Kysely } from 'kysely'
import type { RecordFinding } from '../../define/watch.ts'
import { createId } from '../../store/ids.ts'
import type { KernelTables } from '../../store/tables.ts'

/** Whose findings, of which plugin. */
export interface FindingsOf {
  readonly plugin: string
  readonly clientId: string
  readonly now: Date
}

/** Brings what stands in line with what the watch of a plugin finds now: what was found before keeps its moment, what is found no more is gone. */
export async function keepFindings(
  db: Kysely<KernelTables>,
  { plugin, clientId, now }: FindingsOf,
  findings: readonly RecordFinding[],
): Promise<void> {
  const found = sql`jsonb_to_recordset(${JSON.stringify(findings.map((finding) => ({ ...finding, id: createId(now) })))}::jsonb)
    as found (id uuid, record uuid, kind text, fields text[])`
  await sql`
    delete from record_finding where plugin = ${plugin} and client_id = ${clientId}::uuid
      and not exists (select from ${found} where found.record = record_finding.record_id and found.kind = record_finding.kind)`.execute(db)
  if (findings.length === 0) return
  await sql`
    insert into record_finding (id, record_id, client_id, plugin, kind, fields, first_seen_at)
    select found.id, found.record, ${clientId}::uuid, ${plugin}, found.kind, found.fields, ${now.toISOString()}::timestamptz
    from ${found} order by found.id
    on conflict (record_id, plugin, kind) do update set fields = excluded.fields, client_id = excluded.client_id
      where record_finding.fields is distinct from excluded.fields or record_finding.client_id <> excluded.client_id`.execute(db)
}
