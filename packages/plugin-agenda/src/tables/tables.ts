import type { PluginTables } from '@voordeur/core'
import { sql } from 'kysely'

const STATEMENTS = [
  sql`create table agenda_item (
    id uuid not null,
    client_id uuid not null references client (id),
    title text not null check (length(title) between 1 and 100),
    place text check (length(place) between 1 and 100),
    note text check (length(note) between 1 and 1000),
    day date not null,
    begins text check (begins ~ '^[0-2][0-9]:[0-5][0-9]$'),
    ends text check (ends ~ '^[0-2][0-9]:[0-5][0-9]$'),
    repeats text not null check (repeats in ('none', 'daily', 'weekly', 'two-weekly', 'monthly', 'yearly')),
    last_day date,
    made_by uuid not null,
    made_by_name text not null,
    made_at timestamptz not null,
    changed_at timestamptz,
    changes integer not null default 0,
    primary key (client_id, id),
    check (ends is null or ends > begins),
    check (last_day is null or (repeats <> 'none' and last_day >= day))
  )`,
  // What is once is found by its day, and what comes back by its end.
  sql`create index agenda_item_by_day on agenda_item (client_id, day)`,
  sql`create table agenda_skip (
    client_id uuid not null,
    item_id uuid not null,
    day date not null,
    primary key (client_id, item_id, day),
    foreign key (client_id, item_id) references agenda_item (client_id, id) on delete cascade
  )`,
]

/** The tables of the agenda, whose rows they hold, and what personal data they keep. */
export const tables: PluginTables = {
  migrations: {
    '001-agenda': {
      up: async (db) => {
        for (const statement of STATEMENTS) await statement.execute(db)
      },
    },
  },
  rows: { item: 'client', skip: 'client' },
  personalData: {
    item: 'Appointments that people around the client wrote: title, day and time, place, note, and who wrote it. Kept until it is removed or the copy of the client is erased, also when the account of who wrote it is erased; exported with the part in a download, erased with the client.',
    skip: 'The days on which an appointment that comes back is not. Kept, exported and erased with the appointment.',
  },
}
