import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  // Keyed on what the provider calls the person, never on an address: one may be given to somebody else (OpenID Connect Core, 5.7).
  `create table auth_identity (
    issuer text not null,
    subject text not null,
    account_id uuid not null references account (id) on delete cascade,
    linked_at timestamptz not null,
    linked_by text not null,
    primary key (issuer, subject),
    unique (account_id, issuer)
  )`,
  // Nobody was identified yet: what is kept belongs to a browser, and to no account.
  `create table auth_redirect (
    id text primary key,
    secret_hash bytea not null unique check (length(secret_hash) = 32),
    method text not null,
    sealed text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  `alter table auth_flow add column method text, add column ending text`,
  `alter table auth_session add column method text, add column ending text`,
]

/** Identity providers: who is who there, browsers that are on their way, and what ends a session there. */
export const providers: Migration = {
  up: async (db) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
