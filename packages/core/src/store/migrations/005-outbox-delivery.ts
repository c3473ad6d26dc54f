import { toMigration } from './to-migration.ts'

/** When a message is worth nothing any more, and what its provider reported of it. */
export const outboxDelivery = toMigration([
  `alter table outbox
    add column expires_at timestamptz,
    add column reference text,
    add column delivery text check (delivery in ('underway', 'delivered', 'failed')),
    add column delivery_code text,
    add column delivery_at timestamptz`,
  // Texts that were kept as they were, before they were sealed: who reads one would take it for a changed one.
  `update outbox set body = '', state = case when state = 'sent' then 'sent' else 'stuck' end,
    last_error = case when state = 'sent' then null else 'UNREADABLE' end`,
  `create index outbox_reference on outbox (reference) where reference is not null`,
])
