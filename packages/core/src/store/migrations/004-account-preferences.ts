import { SECURED, toMigration } from './to-migration.ts'

/** What people may change of their own account: the language and how they are addressed. Whose account it is comes from the signed context. */
export const accountPreferences = toMigration([
  `create function account_set_preferences(new_locale text, new_form text) returns void language plpgsql ${SECURED} as $$
  begin
    if viewer_account() is null then raise exception 'no viewer' using errcode = '42501'; end if;
    if new_locale !~ '^[a-z]{2}$' then raise exception 'no language' using errcode = '22023'; end if;
    update account set locale = new_locale, form = new_form where id = viewer_account();
  end $$`,
])
