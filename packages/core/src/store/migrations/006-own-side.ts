import { toMigration } from './to-migration.ts'

/** What the client's own side decides: who is invited to what, what is blocked or hidden, and what ends when. */
export const ownSide = toMigration([
  `alter table client
    add column born_on date,
    add column deceased_on date,
    add column erased_at timestamptz`,
  `alter table access
    add column role text,
    add column blocked_at timestamptz,
    -- For the parents of a child of 12 to 15: when the child agreed (Wabvpz 15g, WGBO 7:450).
    add column consented_at timestamptz,
    -- The end that its person was told of in advance; another end is told of again.
    add column told_of_end timestamptz`,
  // One per client (Laurens rule L12); who comes takes the role from who had it.
  `update access set portal_admin = false
    where portal_admin and revoked_at is null
      and id not in (select distinct on (client_id) id from access where portal_admin and revoked_at is null order by client_id, created_at desc, id desc)`,
  `create unique index access_portal_admin on access (client_id) where portal_admin and revoked_at is null`,
  `create table invitation (
    id uuid primary key,
    client_id uuid not null references client (id),
    invited_by uuid not null references account (id),
    -- Null before it is sent: an address that nothing was sent to makes no account.
    account_id uuid references account (id),
    first_name text not null,
    last_name text not null,
    email text not null check (email = lower(email)),
    gender text not null check (gender in ('female', 'male', 'other')),
    role text not null,
    -- Only until the new account was welcomed.
    phone text,
    basis text not null check (basis in ('family', 'invited')),
    rights text[] not null,
    until timestamptz,
    created_at timestamptz not null,
    sent_at timestamptz,
    expires_at timestamptz,
    accepted_at timestamptz,
    declined_at timestamptz,
    withdrawn_at timestamptz,
    -- Mails that a job still has to send; the rows of the invitation and its mails are never of two minds for long.
    welcome_due boolean not null default false,
    check ((sent_at is null) = (account_id is null)),
    check (num_nonnulls(accepted_at, declined_at, withdrawn_at) <= 1)
  )`,
  `create unique index invitation_open on invitation (client_id, email) where num_nonnulls(accepted_at, declined_at, withdrawn_at) = 0`,
  `create index invitation_of_account on invitation (account_id) where num_nonnulls(accepted_at, declined_at, withdrawn_at) = 0`,
  `create index invitation_welcome_due on invitation (sent_at) where welcome_due`,
  `alter table record
    add column hidden_at timestamptz`,
  // The profile is a page of the kernel; what no page calls, no plugin may.
  `drop function account_set_preferences(text, text)`,
])
