import { toMigration } from './to-migration.ts'

/**
 * The fields by which pages count records that come by the thousand, in columns of their own, so that an index alone answers how often each value
 * occurs among what a viewer may see: PostgreSQL reads an expression over `data` from the row whatever index there is.
 */
export const countedFields = toMigration([
  `alter table record
    add column topic text generated always as (data->>'topic') stored,
    add column label text generated always as (data->>'label') stored`,
  `create index record_counted on record (whose, type, topic, label, visible_from)
    where (topic is not null or label is not null) and removed_at is null and hidden_at is null and not waiting`,
])
