import { sql, type Kysely } from 'kysely'
import { addDays, startOfAmsterdamDay, toAmsterdamDay } from '../define/amsterdam.ts'
import { ID_PATTERN } from '../store/ids.ts'
import type { KernelTables } from '../store/tables.ts'
import { erasedName } from './erased-name.ts'
import { UNSEEN_PART, UNTOLD_EVENT, type SeenParts } from './seen-parts.ts'

/** One line of "who has looked": equal entries of one Amsterdam day folded into one, as NEN 7513 (chapter 9) allows. */
export interface AccessEvent {
  /** The first time of that day, as an instant. */
  readonly at: Date
  /** How many times that day; always one for parts that the reader does not see. */
  readonly times: number
  /** The account that did it; undefined for the portal itself and for staff. */
  readonly accountId: string | undefined
  /** The name of the account as it is now, or was when it was erased; undefined when there is no account, or it never had access to this client. */
  readonly name: string | undefined
  /** Who did it without an account, as the log names them. */
  readonly by: string | undefined
  /** The name of the account whose access it was about, when that is another than who did it. */
  readonly about: string | undefined
  /** As what the account stood to the client at that moment. */
  readonly basis: string | undefined
  /** What the account is to the client (`child`), as the access says now. */
  readonly role: string | undefined
  readonly right: string | undefined
  readonly accessId: string | undefined
  /** Full id of the part. */
  readonly part: string | undefined
  readonly eventType: string
  readonly action: string
  /** Name of the part's action, for `part.action`. */
  readonly done: string | undefined
  readonly outcome: string
}

/** Which lines: of one client, from an instant and until (not including) another, at most `limit`, after a cursor. */
export interface AccessEventQuery {
  readonly clientId: string
  readonly from: Date
  readonly until: Date
  readonly limit: number
  /** Entries about any other part are told without it, as one line per person, day and outcome. */
  readonly seen: SeenParts
  /** The cursor of the page before; one that was made up gives a page like any other, of the same client. */
  readonly before?: string | undefined
}

/** A page of lines, newest first; `older` is the cursor of the next page. */
export interface AccessEventPage {
  readonly events: readonly AccessEvent[]
  readonly older: string | undefined
}

/** What a cursor looks like: microseconds since 1970, and the number of an entry. */
export const ACCESS_EVENT_CURSOR = /^\d{1,17}\.\d{1,18}$/

interface Place {
  readonly micros: string
  readonly seq: string
}

type Row = {
  readonly [Field in keyof AccessEvent]: Exclude<AccessEvent[Field], undefined> | (undefined extends AccessEvent[Field] ? null : never)
} & Place

// Entries are folded in the database a stretch of days at a time, so that a page of a long log reads a short piece of the index.
const STRETCH = 2000

/**
 * Lists who looked at what of one client, and what staff and the portal did with it, newest first. Entries that concern no
 * client (signing in) are not of it, nor is that somebody came from another client of theirs.
 */
export async function listAccessEvents(db: Kysely<KernelTables>, query: AccessEventQuery): Promise<AccessEventPage> {
  const cursor = query.before === undefined ? undefined : toPlace(query.before)
  const wanted = query.limit + 1
  const rows: Row[] = []
  let until = cursor ? endOfDay(cursor, query.until) : query.until
  while (rows.length < wanted && until > query.from) {
    const from = await findStretch(db, { ...query, until })
    rows.push(...(await foldStretch(db, { ...query, from, until, limit: wanted - rows.length, cursor })))
    until = from
  }
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return { events: shown.map((row) => toEvent(row)), older: rows.length > query.limit && last ? `${last.micros}.${last.seq}` : undefined }
}

/** The beginning of the Amsterdam day in which the newest 2,000 entries before `until` begin, or of the whole period. */
async function findStretch(db: Kysely<KernelTables>, { clientId, from, until }: AccessEventQuery): Promise<Date> {
  const edge = await db
    .selectFrom('audit_entry')
    .select('at')
    .where('client_id', '=', clientId)
    .where('at', '>=', from)
    .where('at', '<', until)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .offset(STRETCH)
    .limit(1)
    .executeTakeFirst()
  if (!edge) return from
  const day = startOfAmsterdamDay(toAmsterdamDay(edge.at))
  return day > from ? day : from
}

async function foldStretch(
  db: Kysely<KernelTables>,
  { clientId, from, until, limit, seen, cursor }: Omit<AccessEventQuery, 'before'> & { readonly cursor: Place | undefined },
): Promise<readonly Row[]> {
  const after = cursor ? sql<boolean>`(micros, seq) < (${cursor.micros}::bigint, ${cursor.seq}::bigint)` : sql<boolean>`true`
  const isSeen = seen === 'all' ? sql<boolean>`true` : sql<boolean>`part = any(${seen}::text[])`
  // What an entry says in its detail is text; only an account's id is looked up.
  const { rows } = await sql<Row>`
    with entry as (
      select *, detail ->> 'by' as by, substring(coalesce(detail ->> 'of', detail ->> 'to') from ${ID_PATTERN})::uuid as other,
        case when event_type = 'part.action' then detail ->> 'action' end as done,
        part is not null and not ${isSeen} as unseen
      from audit_entry
      where client_id = ${clientId}::uuid and at >= ${from}::timestamptz and at < ${until}::timestamptz
        and event_type <> ${UNTOLD_EVENT}
    ), told as (
      select at, seq, account_id, by, basis, access_id, outcome, unseen,
        case when unseen then ${UNSEEN_PART.eventType}::text else event_type end as event_type,
        case when unseen then ${UNSEEN_PART.action}::text else action end as action,
        case when not unseen then part end as part, case when not unseen then "right" end as "right",
        case when not unseen then other end as other, case when not unseen then done end as done
      from entry
    ), line as (
      select min(at) as at, (extract(epoch from min(at)) * 1000000)::bigint as micros, min(seq) as seq,
        -- How many there are of a day would say how many parts there are.
        case when unseen then 1 else count(*)::float8 end as times,
        -- Which employee it was is not told: the account of an entry of staff is theirs, or that of whom it is about.
        case when by is null then account_id end as account_id, other as about_id,
        by, basis, "right", access_id, part, event_type, action, done, outcome
      from told
      group by (at at time zone 'Europe/Amsterdam')::date, unseen, case when by is null then account_id end, other, by, basis, "right", access_id, part, event_type, action, done, outcome
    )
    select line.at, micros, seq, times, line.account_id as "accountId", line.by,
      -- An account that was erased had access when it looked on a ground.
      coalesce(who.name, case when line.basis is not null then ${erasedName(sql.ref('line.account_id'))} end) as name,
      coalesce(about.name, ${erasedName(sql.ref('line.about_id'))}) as about,
      case when line.by is null then line.basis end as basis, access.role, line."right", line.access_id as "accessId", part,
      event_type as "eventType", action, done, outcome
    from line
      -- By name only who has or had access: what somebody who declined is called elsewhere is not this client's to know.
      left join account who on who.id = line.account_id
        and (line.basis is not null or exists (select from access where account_id = who.id and client_id = ${clientId}::uuid))
      left join account about on about.id = line.about_id
      left join access on access.id = line.access_id and access.account_id = line.account_id
    where ${after}
    order by micros desc, seq desc
    limit ${limit}`.execute(db)
  return rows
}

function toPlace(cursor: string): Place {
  const [micros = '0', seq = '0'] = cursor.split('.')
  return { micros, seq }
}

/** Lines of the cursor's own day may still follow it: they are folded over the whole of that day. */
function endOfDay({ micros }: Place, until: Date): Date {
  const at = new Date(Math.min(Number(micros) / 1000, until.getTime()))
  const end = startOfAmsterdamDay(addDays(toAmsterdamDay(at), 1))
  return end < until ? end : until
}

function toEvent({ micros: _micros, seq: _seq, ...row }: Row): AccessEvent {
  const or = <T>(value: T | null): T | undefined => value ?? undefined
  return {
    ...row,
    accountId: or(row.accountId),
    name: or(row.name),
    by: or(row.by),
    about: or(row.about),
    role: or(row.role),
    basis: or(row.basis),
    right: or(row.right),
    accessId: or(row.accessId),
    part: or(row.part),
    done: or(row.done),
  }
}
