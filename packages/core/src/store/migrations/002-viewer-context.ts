import { SECURED, toMigration } from './to-migration.ts'

const field = (name: string, type: string, expression: string): string => `
  create function ${name}() returns ${type} language plpgsql stable ${SECURED} as $$
  declare context text[] := viewer_context();
  begin return ${expression}; end $$`

/**
 * The signed context. `viewer_context()` gives the fields of `voordeur.context` when its HMAC-SHA256 is right and it has not expired, and null
 * otherwise, so that every policy that compares with it sees nothing. HMAC is spelled out with the built-in sha256: no extension is needed.
 */
export const viewerContext = toMigration([
  `create table context_key (only_one boolean primary key default true check (only_one), inner_pad bytea not null, outer_pad bytea not null)`,
  `create function viewer_context() returns text[] language plpgsql stable ${SECURED} as $$
  declare
    token constant text := current_setting('voordeur.context', true);
    payload constant text := substr(token, 66);
    fields text[];
  begin
    if token is null or token = '' then return null; end if;
    if not exists (
      select from context_key
      where encode(sha256(outer_pad || sha256(inner_pad || convert_to(payload, 'UTF8'))), 'hex') = left(token, 64)
    ) then return null; end if;
    fields := string_to_array(payload, chr(31));
    if fields[1]::bigint < extract(epoch from clock_timestamp()) then return null; end if;
    return fields;
  end $$`,
  field('viewer_account', 'uuid', `nullif(context[2], '')::uuid`),
  field('viewer_client', 'uuid', `nullif(context[3], '')::uuid`),
  field('viewer_access', 'uuid', `nullif(context[4], '')::uuid`),
  field('viewer_now', 'timestamptz', `context[6]::timestamptz`),
  field('viewer_types', 'text[]', `string_to_array(context[9], chr(30))`),
])
