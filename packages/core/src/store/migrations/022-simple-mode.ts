import { toMigration } from './to-migration.ts'

/** Whether a person wants short sentences, larger type and larger pictograms: theirs on every device, and nothing that the record says. */
export const simpleMode = toMigration([`alter table account add column simple boolean not null default false`])
