import { sql, type RawBuilder } from 'kysely'

/** Tells $1 to who listens, when the transaction is committed. Twice the same in one transaction is told once. */
export const NOTIFY = `select pg_catalog.pg_notify('voordeur_' || pg_catalog.current_schema(), $1) as told`

/** The same for a transaction of the kernel. */
export function toNotify(hint: string): RawBuilder<unknown> {
  return sql`select pg_catalog.pg_notify('voordeur_' || pg_catalog.current_schema(), ${hint}) as told`
}

/** The channel of a portal: one for each schema. */
export function toLiveChannel(schema: string): string {
  return `voordeur_${schema}`
}
