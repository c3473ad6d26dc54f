import { sql } from 'kysely'
import { erasedName } from '../../audit/erased-name.ts'
import { readPeriod, type Period } from '../../define/asked-period.ts'
import type { DeskAudit, DeskAuditEntry, DeskAuditPage } from '../../define/desk-audit.ts'
import { ID_PATTERN, isId } from '../../store/ids.ts'
import type { DeskWork } from './desk-work.ts'
import { noteDeed } from './note-deed.ts'

const PER_PAGE = 50
// Microseconds since 1970, and the number of an entry.
const CURSOR = /^(\d{1,17})\.(\d{1,18})$/

type Asked = Parameters<DeskAudit['list']>[0]

interface Row {
  readonly at: Date
  readonly micros: string
  readonly seq: string
  readonly event: string
  readonly action: DeskAuditEntry['action']
  readonly outcome: string
  readonly who: string | null
  readonly about: string | null
  readonly client_id: string | null
  readonly client_name: string | null
  readonly part: string | null
  readonly right: string | null
}

/** The port by which staff read the access log, also of what staff did. Whoever reads it stands in it, with what they asked for. */
export function createDeskAudit(work: DeskWork): DeskAudit {
  return { list: (asked) => list(work, asked) }
}

async function list(work: DeskWork, asked: Asked): Promise<DeskAuditPage> {
  // What was made up is about nobody, and not about everybody.
  if (![asked.clientId, asked.accountId].every((id) => id === undefined || isId(id))) return { entries: [] }
  const period = readPeriod(asked)
  if ('errors' in period) return { entries: [] }
  const rows = await listRows(work, asked, period)
  await note(work, asked)
  const last = rows[PER_PAGE - 1]
  const entries = rows.slice(0, PER_PAGE).map(toEntry)
  return rows.length > PER_PAGE && last ? { entries, older: `${last.micros}.${last.seq}` } : { entries }
}

function note(work: DeskWork, { from, until, clientId, accountId }: Asked): Promise<void> {
  const about = clientId === undefined ? {} : { clientId }
  const detail = { from, until, ...(accountId === undefined ? {} : { of: accountId }) }
  return noteDeed(work.store.system(), work, { eventType: 'audit.read', action: 'R', outcome: 'success', ...about, detail })
}

async function listRows({ store }: DeskWork, { clientId, accountId, before }: Asked, { from, until }: Period): Promise<readonly Row[]> {
  const [, micros, seq] = CURSOR.exec(before ?? '') ?? []
  const isWhole = clientId === undefined && accountId === undefined
  const wanted = [
    ...(from === undefined ? [] : [sql<boolean>`entry.at >= ${from}::timestamptz`]),
    ...(until === undefined ? [] : [sql<boolean>`entry.at < ${until}::timestamptz`]),
    ...(clientId === undefined ? [] : [sql<boolean>`entry.client_id = ${clientId}::uuid`]),
    ...(accountId === undefined ? [] : [sql<boolean>`entry.account_id = ${accountId}::uuid`]),
    ...toBefore({ micros, seq }, isWhole),
  ]
  // The whole log is read by its number, which has an index of its own; what is about somebody by its moment, which has one beside the id.
  const order = isWhole ? sql`entry.seq desc` : sql`entry.at desc, entry.seq desc`
  const { rows } = await sql<Row>`
    select entry.at, (extract(epoch from entry.at) * 1000000)::bigint::text as micros, entry.seq::text as seq, entry.event_type as event, entry.action,
      entry.outcome, coalesce(entry.detail ->> 'by', who.name, ${erasedName(sql.ref('entry.account_id'))}) as who, about.name as about, entry.client_id, case when client.erased_at is null then client.name end as client_name, entry.part,
      entry."right"
    from audit_entry as entry
      left join account as who on who.id = entry.account_id
      left join account as about
        on about.id = substring(coalesce(entry.detail ->> 'of', entry.detail ->> 'to') from ${ID_PATTERN})::uuid and about.id <> entry.account_id
      left join client on client.id = entry.client_id
    where ${wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `)}
    order by ${order} limit ${PER_PAGE + 1}`.execute(store.system())
  return rows
}

function toBefore({ micros, seq }: { readonly micros: string | undefined; readonly seq: string | undefined }, isWhole: boolean) {
  if (micros === undefined || seq === undefined) return []
  if (isWhole) return [sql<boolean>`entry.seq < ${seq}::bigint`]
  return [sql<boolean>`(entry.at, entry.seq) < (to_timestamp(0) + ${micros}::bigint * interval '1 microsecond', ${seq}::bigint)`]
}

function toEntry({ at, event, action, outcome, ...row }: Row): DeskAuditEntry {
  const { who, about, part, right, client_id: id, client_name: name } = row
  return {
    at: at.toISOString(),
    event,
    action,
    outcome,
    ...(who === null ? {} : { who }),
    ...(about === null ? {} : { about }),
    ...(id === null ? {} : { client: { id, name: name ?? '' } }),
    ...(part === null ? {} : { part }),
    ...(right === null ? {} : { right }),
  }
}
