import type { PluginTables } from '@voordeur/core'
import { sql, type Kysely } from 'kysely'
import { LONGEST_TEXT, LONGEST_TOPIC } from './lengths.ts'

async function createMessages(db: Kysely<unknown>): Promise<void> {
  const ofClient = sql`client_id uuid not null references client (id)`
  const ofThread = sql`foreign key (client_id, thread_id) references berichten_thread (client_id, id) on delete cascade`
  const ofMessage = sql`foreign key (client_id, message_id) references berichten_message (client_id, id) on delete cascade`
  const statements = [
    sql`create table berichten_thread (
      id uuid not null,
      ${ofClient},
      topic text not null check (length(topic) <= ${sql.lit(LONGEST_TOPIC)}),
      to_organisation boolean not null,
      started_at timestamptz not null,
      last_position bigint not null,
      waiting_since timestamptz,
      handed_over boolean not null,
      closed_at timestamptz,
      primary key (client_id, id),
      check (to_organisation or (waiting_since is null and not handed_over)),
      check (closed_at is null or waiting_since is null))`,
    sql`create index berichten_thread_newest on berichten_thread (client_id, last_position desc)`,
    sql`create index berichten_thread_waiting on berichten_thread (waiting_since) where waiting_since is not null`,
    sql`create table berichten_member (
      thread_id uuid not null,
      ${ofClient},
      account_id uuid not null,
      name text not null,
      primary key (client_id, thread_id, account_id),
      ${ofThread})`,
    sql`create index berichten_member_of_account on berichten_member (client_id, account_id)`,
    sql`create table berichten_message (
      id uuid not null,
      ${ofClient},
      thread_id uuid not null,
      position bigint generated always as identity,
      side text not null check (side in ('own', 'organisation')),
      account_id uuid,
      author_name text,
      text text not null check (text <> '' and length(text) <= ${sql.lit(LONGEST_TEXT)}),
      sent_at timestamptz not null,
      primary key (client_id, id),
      check (side = 'organisation' or (account_id is not null and author_name is not null)),
      check (side = 'own' or account_id is null),
      ${ofThread})`,
    sql`create index berichten_message_of_thread on berichten_message (client_id, thread_id, position)`,
    sql`create table berichten_attachment (
      id uuid not null,
      ${ofClient},
      thread_id uuid not null,
      message_id uuid not null,
      position integer not null,
      name text not null,
      mime text not null check (mime in ('image/webp', 'application/pdf')),
      bytes bytea not null,
      small bytea,
      primary key (client_id, id),
      unique (client_id, message_id, position),
      ${ofThread},
      ${ofMessage})`,
    // No reference to a message: a reply of the care record is marked too.
    sql`create table berichten_seen (
      message_id uuid not null,
      ${ofClient},
      account_id uuid not null,
      side text not null check (side in ('own', 'organisation')),
      seen_at timestamptz not null,
      primary key (client_id, message_id, account_id))`,
    sql`create table berichten_draft (
      account_id uuid not null,
      ${ofClient},
      thread_id uuid not null,
      topic text not null check (length(topic) <= ${sql.lit(LONGEST_TOPIC)}),
      recipients text not null check (length(recipients) <= 4000),
      text text not null check (length(text) <= ${sql.lit(LONGEST_TEXT)}),
      saved_at timestamptz not null,
      primary key (account_id, client_id, thread_id))`,
    sql`create table berichten_answer (
      message_id uuid not null,
      ${ofClient},
      account_id uuid not null,
      name text not null,
      primary key (client_id, message_id),
      ${ofMessage})`,
    sql`create table berichten_assignment (
      thread_id uuid not null,
      ${ofClient},
      account_id uuid not null,
      name text not null,
      assigned_at timestamptz not null,
      primary key (client_id, thread_id),
      ${ofThread})`,
  ]
  for (const statement of statements) await statement.execute(db)
}

/** The tables of the messages, and what they keep of people. */
export const tables: PluginTables = {
  migrations: { '001-messages': { up: createMessages } },
  rows: {
    thread: 'client',
    member: 'client',
    message: 'client',
    attachment: 'client',
    seen: 'client',
    draft: 'account',
    answer: 'desk',
    assignment: 'desk',
  },
  desk: ['thread', 'member', 'message', 'attachment', 'seen'],
  marks: ['seen'],
  personalData: {
    thread:
      'The subject of a conversation about the client, and whether it waits for an answer; as long as the copy of the client; exported for its members; erased with the client.',
    member:
      'Who takes part in a conversation, by account and the name at that moment; as long as the copy of the client, also when their access ended or their account was erased; exported for its members; erased with the client.',
    message:
      'What somebody wrote, their account, their name at that moment and when; it can’t be changed or taken back; as long as the copy of the client, also when the account was erased; exported for members of the conversation; erased with the client.',
    attachment:
      'Photos (re-encoded, without place or camera) and PDF documents with a message, with the name of the file; as long as the message; exported for members of the conversation; erased with the client.',
    seen: 'Which account has opened which message, and when; shown to the other members where the organisation chose read receipts; as long as the copy of the client; not exported; erased with the client or the account.',
    draft:
      'What somebody typed and did not send yet, for themselves alone; until it is sent or emptied; not exported; erased with the client or the account.',
    answer: 'Which member of staff wrote an answer, for the desk alone; as long as the message; not exported; erased with the client.',
    assignment:
      'Which member of staff takes care of a conversation, for the desk alone; as long as the conversation; not exported; erased with the client.',
  },
}
