import { toMigration } from './to-migration.ts'

/** Who agreed to which version of the terms of use, and who has seen the tour. Both are an account's own, and go with it. */
export const termsAndTour = toMigration([
  `create table terms_acceptance (
    account_id uuid not null references account (id) on delete cascade,
    version integer not null references terms_version (version),
    accepted_at timestamptz not null,
    primary key (account_id, version)
  )`,
  // What somebody agreed to is never changed, and goes only when the account itself goes: its row is not there any more by then.
  `create function refuse_unless_account_goes() returns trigger language plpgsql as $$
  begin
    if exists (select from account where id = old.account_id) then
      raise exception 'APPEND_ONLY: rows of % are never changed or removed', tg_table_name using errcode = 'insufficient_privilege';
    end if;
    return old;
  end $$`,
  `create trigger goes_with_account before delete on terms_acceptance for each row execute function refuse_unless_account_goes()`,
  `create trigger append_only before update or truncate on terms_acceptance for each statement execute function refuse_change()`,
  `alter table terms_acceptance enable always trigger goes_with_account`,
  `alter table terms_acceptance enable always trigger append_only`,
  `alter table account add column toured_at timestamptz`,
])
