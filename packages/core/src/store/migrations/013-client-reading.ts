import { toMigration } from './to-migration.ts'

/** What the last reading of a client said, so that one digest decides whether the client is read again. */
export const clientReading = toMigration([
  `create table client_reading (
    source text not null,
    source_id text not null,
    -- The client whose copy it is; the column makes that it goes when the copy is erased.
    client_id uuid not null references client (id) on delete cascade,
    -- The client number by which a source that does not lead found the client.
    number text,
    digest text not null,
    records integer not null,
    replaced_names integer not null,
    rejections jsonb not null,
    primary key (source, source_id)
  )`,
  `create unique index client_reading_digest on client_reading (source, digest)`,
  `create index client_reading_of_client on client_reading (client_id)`,
])
