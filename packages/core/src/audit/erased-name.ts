import { sql, type RawBuilder } from 'kysely'

/** The name of an account that was erased, for a statement in which `id` is its id: the log is the only place that still holds it, until its term is over. */
export function erasedName(id: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`(select gone.detail ->> 'name' from audit_entry as gone
    where gone.account_id = ${id} and gone.event_type = 'account.erased' and gone.outcome = 'success' order by gone.at desc limit 1)`
}
