import { toMigration } from './to-migration.ts'

/** Who closed an access, and since when the own side of a client knows that care ended. */
export const ends = toMigration([
  `alter table access
    -- What the organisation closed, no portal administrator opens.
    add column blocked_by text check (blocked_by in ('portal-admin', 'organisation'))`,
  `alter table client
    -- The end of care that the client's own side was told of, and since when; nothing is erased before.
    add column end_told_of date,
    add column end_told_at timestamptz`,
  `create index client_care_ended on client (care_ended_on) where care_ended_on is not null and erased_at is null`,
])
