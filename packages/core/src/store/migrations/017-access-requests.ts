import { toMigration } from './to-migration.ts'

/**
 * People who ask for access (Toegang aanvragen). What they wrote and the evidence they sent is sealed; what stands open is only what a query needs.
 * No viewer reads any of it.
 */
export const accessRequests = toMigration([
  `create table access_request (
    id uuid primary key,
    -- Nobody sees what waits for its mail address to be confirmed.
    state text not null check (state in ('unconfirmed', 'open', 'granted', 'refused')),
    content bytea not null,
    -- A keyed digest of the mail address, by which mails to it are counted.
    address text not null,
    asked_at timestamptz not null,
    -- The member of staff who entered it for somebody who asked in person.
    entered_by text,
    secret_hash bytea,
    mailed_at timestamptz,
    -- Until when the link in the mail can be used.
    expires_at timestamptz not null,
    confirmed_at timestamptz,
    handled_at timestamptz,
    handled_by text,
    -- Known once access was given: erased with the copy of that client.
    client_id uuid references client (id),
    check ((state in ('granted', 'refused')) = (handled_at is not null)),
    check ((state = 'unconfirmed') = (confirmed_at is null))
  )`,
  `create index access_request_unmailed on access_request (id) where state = 'unconfirmed' and mailed_at is null`,
  `create index access_request_by_state on access_request (state, id)`,
  `create index access_request_of_client on access_request (client_id) where client_id is not null`,
  `create table access_request_file (
    id uuid primary key,
    request_id uuid not null references access_request (id) on delete cascade,
    mime text not null check (mime in ('image/webp', 'application/pdf')),
    name bytea not null,
    bytes bytea not null
  )`,
  `create index access_request_file_of_request on access_request_file (request_id)`,
  // How often something was done since its window began: a use is claimed before it is made, in one statement.
  `create table use_limit (
    key text primary key,
    count integer not null,
    until timestamptz not null
  )`,
  // Whoever was granted access and waits for what they sign in with; a job sends it.
  `create table access_welcome (
    account_id uuid primary key references account (id) on delete cascade,
    phone bytea,
    asked_by text not null,
    via text,
    created_at timestamptz not null,
    due_at timestamptz not null
  )`,
  // A list of first accesses between its check and its granting, sealed.
  `create table access_list (
    id uuid primary key,
    account_id uuid not null,
    content bytea not null,
    expires_at timestamptz not null
  )`,
])
