import { toMigration } from './to-migration.ts'

/**
 * The words by which a record is found, in its own row: what hides or removes the row hides its words, and the policy of the row is the policy of
 * the search. There is no index over all words on purpose: a search reads the newest records of one client through `record_newest` and stops when
 * its page is full, which costs what the client's record costs and never what the table does; a GIN index cost half a plain insert more per row.
 */
export const searchWords = toMigration([
  `alter table record add column words tsvector,
    -- A tombstone keeps nothing of what it held.
    add constraint record_words_forgotten check (removed_at is null or words is null)`,
])
