import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  // What accepts an invitation stands in no column: it lives in the mail alone, which the outbox seals.
  `create table auth_invitation (
    account_id uuid primary key references account (id) on delete cascade,
    state text not null check (state in ('asked', 'sent', 'accepted', 'failed', 'gone')),
    asked_at timestamptz not null,
    asked_by text not null,
    attempts integer not null,
    due_at timestamptz,
    problem text,
    subject text,
    changed_at timestamptz not null
  )`,
  `create index auth_invitation_due on auth_invitation (due_at) where due_at is not null`,
]

/** Who was invited at an identity provider, and how that stands. */
export const invitations: Migration = {
  up: async (db) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
