import { toMigration } from './to-migration.ts'

/**
 * What the watch of a plugin found in a record, for the organisation's desk: which record, what kind of thing and which fields, never a word of what
 * stands in them. No viewer reads it; the kernel lists to a desk part what the watch of its own plugin found.
 */
export const recordFindings = toMigration([
  `create table record_finding (
    -- Sorts by the moment it was first seen.
    id uuid primary key,
    record_id uuid not null references record (id) on delete cascade,
    client_id uuid not null references client (id),
    plugin text not null,
    kind text not null,
    fields text[] not null,
    first_seen_at timestamptz not null
  )`,
  `create unique index record_finding_once on record_finding (record_id, plugin, kind)`,
  `create index record_finding_of_client on record_finding (client_id, plugin)`,
  `create index record_finding_of_plugin on record_finding (plugin, id)`,
])
