import { sql } from 'kysely'
import type { DeskFinding, DeskFindingPage, DeskFindings } from '../../define/desk-findings.ts'
import type { RecordWatch } from '../../define/watch.ts'
import { isId } from '../../store/ids.ts'
import { isSeen, isWatched } from '../watch/watched-clients.ts'
import type { DeskWork } from './desk-work.ts'
import { noteDeed } from './note-deed.ts'

const PER_PAGE = 50

interface Row {
  readonly id: string
  readonly source: string
  readonly source_id: string
  readonly kind: string
  readonly fields: readonly string[]
  readonly first_seen_at: Date
}

/** The port by which a desk part lists what the watch of its own plugin found; of other plugins, and of records that nobody sees now, nothing. */
export function createDeskFindings(work: DeskWork, plugin: string): DeskFindings {
  return { list: (after) => list(work, plugin, after), count: () => countAll(work, plugin) }
}

async function list(work: DeskWork, plugin: string, after: string | undefined): Promise<DeskFindingPage> {
  const watch = work.composition.plugins.find(({ id }) => id === plugin)?.watch
  // What was made up is no place in the list.
  if (!watch || (after !== undefined && !isId(after))) return { findings: [], total: 0 }
  const { total, rows } = await readRows(work, { plugin, watch, after })
  const page = rows.slice(0, PER_PAGE)
  const detail = { plugin, listed: page.length }
  await noteDeed(work.store.system(), work, { eventType: 'desk.findings-listed', action: 'R', outcome: 'success', detail })
  const last = page.at(-1)
  const findings = page.map((row) => toFinding(row, watch))
  return rows.length > PER_PAGE && last ? { findings, total, after: last.id } : { findings, total }
}

async function countAll(work: DeskWork, plugin: string): Promise<number> {
  const watch = work.composition.plugins.find(({ id }) => id === plugin)?.watch
  return watch ? countStanding(work, toStanding(work, { plugin, watch })) : 0
}

// Also between two runs of the watch: of what was removed, hidden, moved or closed a moment ago nothing is listed, nor a kind that the plugin knows no more.
function toStanding({ composition, now: clock }: DeskWork, { plugin, watch }: { readonly plugin: string; readonly watch: RecordWatch }) {
  const now = clock()
  const { endsAfterCareDays } = composition.access
  return sql`
    from record_finding as finding join record on record.id = finding.record_id and record.client_id = finding.client_id
      join client on client.id = finding.client_id
    where finding.plugin = ${plugin} and finding.kind = any(${Object.keys(watch.findings)}::text[])
      and ${isSeen(now)} and ${isWatched({ endsAfterCareDays, now })}`
}

async function countStanding({ store }: DeskWork, standing: ReturnType<typeof toStanding>): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total ${standing}`.execute(store.system())
  return rows[0]?.total ?? 0
}

async function readRows(
  work: DeskWork,
  { plugin, watch, after }: { readonly plugin: string; readonly watch: RecordWatch; readonly after: string | undefined },
): Promise<{ readonly total: number; readonly rows: readonly Row[] }> {
  const standing = toStanding(work, { plugin, watch })
  const total = await countStanding(work, standing)
  const db = work.store.system()
  const { rows } = await sql<Row>`
    select finding.id, record.source, record.source_id, finding.kind, finding.fields, finding.first_seen_at ${standing}
      ${after === undefined ? sql`` : sql`and finding.id > ${after}::uuid`}
    order by finding.id limit ${PER_PAGE + 1}`.execute(db)
  return { total, rows }
}

function toFinding({ source, source_id: sourceId, kind, fields, first_seen_at: since }: Row, watch: RecordWatch): DeskFinding {
  const known = fields.filter((field) => Object.hasOwn(watch.fields, field))
  return { sourceId, source, kind, fields: known, since: since.toISOString() }
}
