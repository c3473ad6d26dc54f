import { toMigration } from './to-migration.ts'

/**
 * The portal's secret can be changed. What has to outlive it is kept sealed with it, and closed anew when it changes; the contexts of every
 * secret that makes now are taken, so that processes with the old and the new one stand side by side; a seal of the log says which key made it.
 */
export const secrets = toMigration([
  `create table kept_key (
    name text primary key,
    sealed text not null,
    -- The secret for which it was made, which may not be the one that seals it now.
    made_for text not null,
    since timestamptz not null default now()
  )`,
  `alter table audit_seal add column made_with integer not null default 1 check (made_with >= 1)`,
  // Every start stores its own key, in the transaction of this change too.
  `delete from context_key`,
  `alter table context_key drop column only_one`,
  `alter table context_key add column key_name text primary key`,
])
