import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * How a function runs with the rights of the kernel. `from current` fixes the portal's own schema (the migration runs with nothing else on the path), so
 * that nothing a viewer creates or sets can stand in for a table or function that it uses.
 */
export const SECURED = 'security definer set search_path from current'

/** A migration of single statements; one at a time, for the embedded database takes one statement per call. */
export function toMigration(statements: readonly string[]): Migration {
  return {
    up: async (db) => {
      for (const statement of statements) await sql.raw(statement).execute(db)
    },
  }
}
