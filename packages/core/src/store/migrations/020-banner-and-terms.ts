import { toMigration } from './to-migration.ts'

/** What holds for the whole portal: the sentence above every page, at most one; and the versions of the terms of use, which are never changed. */
export const bannerAndTerms = toMigration([
  `create table banner (
    single boolean primary key default true check (single),
    text text not null check (text <> ''),
    from_at timestamptz not null,
    until_at timestamptz not null check (until_at > from_at),
    set_by text not null,
    set_at timestamptz not null
  )`,
  `create table terms_version (
    id uuid primary key,
    version integer not null unique check (version > 0),
    text text not null check (text <> ''),
    published_by text not null,
    published_at timestamptz not null
  )`,
  `create trigger append_only before update or delete or truncate on terms_version for each statement execute function refuse_change()`,
  `alter table terms_version enable always trigger append_only`,
])
