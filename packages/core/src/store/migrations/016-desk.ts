import { SECURED, toMigration } from './to-migration.ts'

// The smallest and the largest UUID: with them a policy that compares a range is open for every client, and an index serves it all the same.
const LOWEST = '00000000-0000-0000-0000-000000000000'
const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** A bound of the clients of whom a plugin's rows are seen: the one of the context, or all of them where a desk part of that plugin is at work. */
const bound = (name: string, open: string): string => `
  create function ${name}(plugin text) returns uuid language plpgsql stable ${SECURED} as $$
  declare context text[] := viewer_context();
  begin
    if nullif(context[10], '') is not null and (plugin is null or context[10] = plugin) then return '${open}'; end if;
    return nullif(context[3], '')::uuid;
  end $$`

/**
 * The organisation's desk: who is staff there, and the plugin whose desk part is at work as a tenth field of the signed context. A context without it is
 * a reader's, as before.
 */
export const desk = toMigration([
  `create table desk_member (
    account_id uuid primary key references account (id),
    sets text[] not null,
    added_by text not null,
    added_at timestamptz not null,
    changed_at timestamptz not null,
    removed_at timestamptz
  )`,
  `alter table client add column location text`,
  `alter table access
    -- On what the organisation gave it, in words of staff: which paper was seen.
    add column evidence text`,
  `create function viewer_desk() returns text language plpgsql stable ${SECURED} as $$
  declare context text[] := viewer_context();
  begin return nullif(context[10], ''); end $$`,
  bound('viewer_from', LOWEST),
  bound('viewer_until', HIGHEST),
])
