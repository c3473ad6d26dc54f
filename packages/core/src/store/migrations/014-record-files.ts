import { toMigration } from './to-migration.ts'

/** The bytes of a document, beside its record and behind the same wall. */
export const recordFiles = toMigration([
  `create table record_file (
    -- Names the bytes: another version of a file is another row.
    id uuid primary key,
    -- Null only inside the transaction that reads the file before it writes the record.
    record_id uuid unique references record (id) on delete cascade,
    client_id uuid references client (id),
    mime text not null check (mime = 'application/pdf'),
    digest text not null,
    size integer not null check (size = octet_length(bytes)),
    bytes bytea not null
  )`,
  // What is compressed already is stored as it is, so that a slice of it is read without the rest.
  `alter table record_file alter column bytes set storage external`,
  `create index record_file_of_client on record_file (client_id)`,
  // A tombstone keeps nothing of what it held, whoever made it one.
  `create function forget_file() returns trigger language plpgsql set search_path from current as $$
  begin
    delete from record_file where record_id = new.id;
    return null;
  end $$`,
  `create trigger forget_file after update of removed_at on record for each row when (new.removed_at is not null) execute function forget_file()`,
])
