import { sql, type RawBuilder } from 'kysely'
import { toAmsterdamDay } from '../define/amsterdam.ts'

/** The condition that nothing is said of a client any more: the client died, or the portal's copy was erased. `client` is the table or its alias. */
export function isSilent(client: string, now: Date): RawBuilder<boolean> {
  const of = sql.ref(client)
  return sql<boolean>`(${of}.erased_at is not null or coalesce(${of}.deceased_on <= ${toAmsterdamDay(now)}::date, false))`
}
