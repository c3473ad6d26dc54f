import { StoreError } from './store-error.ts'

const READS_OR_CHANGES_ROWS = /^[\s(]*(select|insert|update|delete|merge|with|values|table)\b/i

/**
 * Refuses what is not a statement about rows: `set`, `reset`, `begin`, `prepare`, `declare`, `listen`, `do`, `copy` and the like would change the
 * connection itself, which the next viewer gets. Reading the first word is enough, for a prepared statement is always exactly one statement;
 * a leading comment is refused, since comments nest in PostgreSQL and could hide that word.
 */
export function refuseSessionStatement(text: string): void {
  if (READS_OR_CHANGES_ROWS.test(text)) return
  throw new StoreError(
    'STATEMENT_REFUSED',
    `A part may only select, insert, update or delete; this statement starts with "${text.trimStart().slice(0, 24)}". ` +
      'Change tables in a migration; a comment goes after the first word.',
  )
}
