import { toMigration } from './to-migration.ts'

/** What an account did lately is asked by moment: how many invitations it sent today. Nobody asks by number, and every page pays for an index. */
export const auditOfAccount = toMigration([
  `create index audit_entry_of_account_by_moment on audit_entry (account_id, at desc) where account_id is not null`,
  `drop index audit_entry_of_account`,
])
