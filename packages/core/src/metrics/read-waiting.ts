import { sql } from 'kysely'
import type { Store } from '../store/store.ts'
import { within } from '../store/within.ts'

/** How one source stands. */
interface SyncState {
  readonly source: string
  /** When its last whole run began, in seconds since 1970; undefined when none was. */
  readonly lastGood: number | undefined
  readonly rejected: number
}

/** What waits in the database: numbers only. */
export interface Waiting {
  readonly outboxWaiting: number
  /** Seconds. */
  readonly outboxOldest: number
  readonly outboxStuck: number
  readonly sourceMessages: number
  readonly unsealed: number
  /** Seconds. */
  readonly sealAge: number
  readonly syncs: readonly SyncState[]
}

const MOST_MILLISECONDS = 2000

interface Row extends Omit<Waiting, 'syncs'> {
  readonly syncs: readonly { readonly source: string; readonly lastGood: number | null; readonly rejected: number }[]
}

/** Looks what waits, in one statement; undefined when the database does not say so in two seconds. */
export async function readWaiting({ system }: Pick<Store, 'system'>, now: Date): Promise<Waiting | undefined> {
  try {
    const { rows } = await within(MOST_MILLISECONDS, toQuery(now).execute(system()))
    const [row] = rows
    return row && { ...row, syncs: row.syncs.map(({ lastGood, ...sync }) => ({ ...sync, lastGood: lastGood ?? undefined })) }
  } catch {
    return undefined
  }
}

function toQuery(now: Date) {
  const age = (moment: string) => sql`coalesce(greatest(0, extract(epoch from ${now}::timestamptz - min(${sql.ref(moment)}))), 0)::float8`
  return sql<Row>`
    with waiting as (select count(*)::int as waiting, ${age('created_at')} as oldest from outbox where state = 'waiting'),
    unsealed as (
      select count(*)::int as unsealed, ${age('at')} as oldest from audit_entry
      where seq > coalesce((select max(up_to) from audit_seal), 0)
    ),
    sources as (
      select source, extract(epoch from max(started_at) filter (where outcome = 'done'))::float8 as "lastGood",
        coalesce((array_agg(report->>'rejected' order by started_at desc) filter (where outcome <> 'running'))[1], '0')::int as rejected
      from sync_run group by source
    )
    select waiting.waiting as "outboxWaiting", waiting.oldest as "outboxOldest",
      (select count(*)::int from outbox where state = 'stuck') as "outboxStuck",
      (select count(*)::int from source_message where state = 'stuck') as "sourceMessages",
      unsealed.unsealed, unsealed.oldest as "sealAge",
      (select coalesce(jsonb_agg(to_jsonb(sources) order by source), '[]') from sources) as syncs
    from waiting, unsealed`
}
