import type { PluginTables } from '@voordeur/core'
import { sql, type Kysely } from 'kysely'

/** How many characters the heading of a piece of news holds at most. */
export const LONGEST_TITLE = 120

/** How many characters the text of a piece of news holds at most. */
export const LONGEST_TEXT = 8000

/** How many characters the description of a photo holds at most. */
export const LONGEST_ALT = 200

const NEWS = sql`
  id uuid primary key,
  title text not null check (title <> '' and length(title) <= ${sql.lit(LONGEST_TITLE)}),
  text text not null check (length(text) <= ${sql.lit(LONGEST_TEXT)}),
  location text check (location <> ''),
  pinned boolean not null,
  from_at timestamptz,
  until_at timestamptz,
  author_id uuid not null,
  author_name text not null,
  changed_at timestamptz not null`

async function createNews(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table nieuws_item (${NEWS}, check (from_at is not null and text <> ''))`,
    sql`create index nieuws_item_newest on nieuws_item (from_at desc, id desc)`,
    sql`create table nieuws_draft (${NEWS})`,
    sql`create table nieuws_seen (
      account_id uuid not null,
      item_id uuid not null,
      seen_at timestamptz not null,
      primary key (account_id, item_id))`,
  ]
  for (const statement of statements) await statement.execute(db)
}

/** Draft and news have the same columns, so that a photo goes along when one becomes the other. */
async function addPhotos(db: Kysely<unknown>): Promise<void> {
  for (const table of ['nieuws_item', 'nieuws_draft'])
    await sql`alter table ${sql.table(table)}
      add column photo bytea,
      add column photo_small bytea,
      add column photo_alt text check (photo_alt <> '' and length(photo_alt) <= ${sql.lit(LONGEST_ALT)}),
      add column photo_width integer,
      add column photo_height integer,
      add check (num_nulls(photo, photo_small, photo_alt, photo_width, photo_height) in (0, 5))`.execute(db)
}

/** The tables of the news, and what they keep of people. */
export const tables: PluginTables = {
  migrations: { '001-news': { up: createNews }, '002-photos': { up: addPhotos } },
  rows: { item: 'organisation', draft: 'desk', seen: 'account' },
  marks: ['seen'],
  personalData: {
    item: 'Which member of staff last wrote a piece of news, by account and name; as long as the news stands; readers do not see it; the text and the photo are for everybody: people in a photo are there because staff placed it, and it goes when staff take the news back and throw it away.',
    draft: 'The same of news that was not published or was taken back; until staff delete it; the desk alone sees it.',
    seen: 'Which news an account has seen; about a month; not exported; nobody else sees it.',
  },
}
