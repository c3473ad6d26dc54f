/** Why a list of migrations is not run. */
export type MigrationRefusalCode =
  | 'OWNER_NAME'
  | 'OWNER_CLASH'
  | 'LEDGER_AHEAD'
  | 'MIGRATION_FAILED'
  | 'TABLE_UNDECLARED'
  | 'TABLE_MISSING'
  | 'TABLE_OUTSIDE_PREFIX'
  | 'TABLE_OF_ANOTHER_OWNER'
  | 'OWNER_COLUMN'
  | 'RELATION_KIND'
  | 'FUNCTION_PRIVILEGED'

/** Migrations that were refused; nothing of the whole run was kept. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
  readonly code: MigrationRefusalCode
  /** What is wrong, and in whose tables. */
  readonly what: string
  /** How to mend it. */
  readonly fix: string

  constructor(code: MigrationRefusalCode, { what, fix, ...options }: { what: string; fix: string; cause?: unknown }) {
    super(`${code}  ${what}\n  Fix: ${fix}`, options)
    this.code = code
    this.what = what
    this.fix = fix
  }
}
