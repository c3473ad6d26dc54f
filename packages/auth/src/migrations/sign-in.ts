import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

// Deleting an account in the kernel takes everything of its signing in along.
const ACCOUNT = 'account.id'

/** Accounts, sessions, passwords and throttles. */
export const signIn: Migration = {
  async up(db) {
    await db.schema
      .createTable('auth_account')
      .addColumn('account_id', 'uuid', (column) => column.primaryKey().references(ACCOUNT).onDelete('cascade'))
      .addColumn('session_epoch', 'integer', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('auth_session')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('account_id', 'uuid', (column) => column.notNull().references('auth_account.account_id').onDelete('cascade'))
      .addColumn('secret_hash', 'bytea', (column) =>
        column
          .notNull()
          .unique()
          .check(sql`length(secret_hash) = 32`),
      )
      .addColumn('assurance', 'text', (column) => column.notNull())
      .addColumn('session_epoch', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'timestamptz', (column) => column.notNull())
      .addColumn('last_seen_at', 'timestamptz', (column) => column.notNull())
      .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
      .addColumn('absolute_expires_at', 'timestamptz', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('auth_session_account').on('auth_session').column('account_id').execute()
    await db.schema.createIndex('auth_session_expires').on('auth_session').column('expires_at').execute()
    await db.schema
      .createTable('auth_password')
      .addColumn('account_id', 'uuid', (column) => column.primaryKey().references(ACCOUNT).onDelete('cascade'))
      .addColumn('user_name', 'text', (column) => column.notNull().unique())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('auth_throttle')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('failures', 'integer', (column) => column.notNull())
      .addColumn('blocked_until', 'timestamptz', (column) => column.notNull())
      .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
      .execute()
  },
}
