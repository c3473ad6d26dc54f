import type { PluginTables } from '@voordeur/core'
import { sql, type Kysely } from 'kysely'

/** How many characters a message holds at most. */
export const LONGEST_TEXT = 4000

/** How many characters the description of a photo holds at most. */
export const LONGEST_DESCRIPTION = 200

const MESSAGE = sql`
  id uuid not null,
  client_id uuid not null references client (id),
  arrival integer not null check (arrival > 0),
  author_id uuid,
  author_name text,
  text text not null check (length(text) <= ${sql.lit(LONGEST_TEXT)}),
  posted_at timestamptz not null,
  edited_at timestamptz,
  hidden_at timestamptz,
  hidden_by_id uuid,
  hidden_by_name text,
  primary key (client_id, id),
  unique (client_id, arrival),
  check ((hidden_at is null) = (hidden_by_id is null) and (hidden_at is null) = (hidden_by_name is null)),
  check ((author_id is null) = (author_name is null))`

async function createBoard(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table prikbord_board (client_id uuid primary key references client (id), arrivals integer not null)`,
    sql`create table prikbord_post (${MESSAGE}, deleted_at timestamptz,
      check ((deleted_at is null) = (author_id is not null)), check (deleted_at is null or text = ''))`,
    // A reply or a photo belongs to a post of the same client, whatever is written into it.
    sql`create table prikbord_reply (${MESSAGE}, post_id uuid not null, check (author_id is not null and text <> ''),
      foreign key (client_id, post_id) references prikbord_post (client_id, id) on delete cascade)`,
    sql`create index prikbord_reply_of_post on prikbord_reply (client_id, post_id, arrival)`,
    sql`create table prikbord_photo (
      id uuid not null,
      client_id uuid not null references client (id),
      post_id uuid not null,
      position integer not null,
      description text not null default '' check (length(description) <= ${sql.lit(LONGEST_DESCRIPTION)}),
      name text not null,
      bytes bytea not null,
      small bytea not null,
      small_width integer not null,
      small_height integer not null,
      primary key (client_id, id),
      unique (client_id, post_id, position),
      foreign key (client_id, post_id) references prikbord_post (client_id, id) on delete cascade)`,
    sql`create table prikbord_seen (
      account_id uuid not null,
      client_id uuid not null references client (id),
      arrival integer not null,
      primary key (account_id, client_id))`,
  ]
  for (const statement of statements) await statement.execute(db)
}

/** The tables of the notice board, and what they keep of people. */
export const tables: PluginTables = {
  migrations: { '001-board': { up: createBoard } },
  rows: { board: 'client', post: 'client', reply: 'client', photo: 'client', seen: 'account' },
  marks: ['seen'],
  personalData: {
    board:
      'How many messages were ever placed on the board of a client, and nothing else; as long as the copy of the client; not exported; erased with the client.',
    post: 'What somebody wrote about the client, their account, their name at that moment, when, when it was changed, and by whom and when it was hidden. It stays readable for the network after the access of its author ended and after their account was erased, with that name, for as long as the copy of the client; the author can change and delete it, the portal administrator can hide it. Exported with the part. A deleted message leaves no word and no name; everything is erased with the client.',
    reply:
      'What somebody answered to a message, with the same about its author as a message; as long as the copy of the client, or until its author deletes it; exported with the part; erased with the client.',
    photo:
      'Photos with a message, of people too: re-encoded, without place or camera, with the name of the file and what its author said is to be seen; as long as the message; exported with the part; deleted with the message by its author, and erased with the client.',
    seen: 'Up to where an account has seen the board of a client; as long as the copy of the client; not exported; erased with the client or the account.',
  },
}
