import { SECURED, toMigration } from './to-migration.ts'

const refuse = (name: string, variables: string, body: string): string => `
  create function ${name}() returns trigger language plpgsql set search_path from current as $$
  declare ${variables}
  begin
    ${body}
    return null;
  end $$`

const raise = (why: string): string =>
  `raise exception 'APPEND_ONLY: rows of % are never changed or removed: ${why}', tg_table_name using errcode = 'insufficient_privilege'`

/**
 * The access log keeps its own term: whole sealed batches may leave from its beginning, together with an entry that says so. What may leave is decided
 * by what stands in the tables, whoever asks, so that also the owner of the database has no other way than taking a trigger away.
 */
export const auditPurge = toMigration([
  `alter table audit_seal add column purged_at timestamptz`,

  // The log of one client is shown by its moments, newest first, and exported by its numbers.
  `create index audit_entry_of_client_by_moment on audit_entry (client_id, at desc, seq desc) where client_id is not null`,

  `drop trigger append_only on audit_seal`,
  `create trigger append_only before delete or truncate on audit_seal for each statement execute function refuse_change()`,
  `create trigger never_born_purged before insert on audit_seal for each row when (new.purged_at is not null) execute function refuse_change()`,
  refuse(
    'refuse_seal_change',
    'last audit_seal; word jsonb;',
    `if exists (select from was where purged_at is not null) or exists (select from becomes where purged_at is null)
      or (select jsonb_agg(to_jsonb(was) - 'purged_at' order by up_to) from was)
        is distinct from (select jsonb_agg(to_jsonb(becomes) - 'purged_at' order by up_to) from becomes)
    then ${raise('of a seal only that its entries were purged')}; end if;
    select * into last from audit_seal where purged_at is not null order by up_to desc limit 1;
    if last.up_to is null then return null; end if;
    if exists (select from audit_seal where purged_at is null and up_to < last.up_to)
    then ${raise('purging begins at the beginning')}; end if;
    select detail into word from audit_entry where event_type = 'audit.purged' order by seq desc limit 1;
    if word ->> 'upTo' is distinct from last.up_to::text or word ->> 'seal' is distinct from last.seal
    then ${raise('no entry says that these were purged')}; end if;`,
  ),
  `create trigger only_marked after update on audit_seal referencing old table as was new table as becomes
    for each statement execute function refuse_seal_change()`,

  `drop trigger append_only on audit_entry`,
  `create trigger append_only before update or truncate on audit_entry for each statement execute function refuse_change()`,
  refuse(
    'refuse_entry_removal',
    'last bigint; before timestamptz;',
    `select max(up_to) into last from audit_seal where purged_at is not null;
    if exists (select from gone where last is null or seq > last)
    then ${raise('these are in no batch that was purged')}; end if;
    if exists (select from audit_entry where seq <= last)
    then ${raise('a batch leaves whole')}; end if;
    select (detail ->> 'before')::timestamptz into before from audit_entry where event_type = 'audit.purged' order by seq desc limit 1;
    -- The year by the database's own clock holds also when the portal's clock runs ahead.
    if exists (select from gone where before is null or at >= before or written_at >= clock_timestamp() - interval '365 days')
    then ${raise('these are too young')}; end if;`,
  ),
  `create trigger only_purged after delete on audit_entry referencing old table as gone for each statement execute function refuse_entry_removal()`,

  // Numbers are given out before the commit: who commits a minute later would add to what is sealed, and break the chain. Asked just before the
  // commit, and only of who is late, for every page writes entries. Between this question and the moment others see the commit no lock is held: an
  // entry of 59 seconds finds nothing sealed yet and becomes visible when it is. Sealing takes what is older than a minute, so that who is refused
  // from 50 seconds on has ten for the commit itself.
  `create function refuse_late_entry() returns trigger language plpgsql ${SECURED} as $$
  begin
    if clock_timestamp() - new.written_at > interval '50 seconds' then
      raise exception 'AUDIT_LATE: the transaction of this entry took longer than 50 seconds; the log may be sealed beyond it';
    end if;
    if clock_timestamp() - new.written_at > interval '30 seconds' and new.seq <= (select max(up_to) from audit_seal) then
      raise exception 'AUDIT_LATE: the log is sealed beyond this entry; its transaction took too long';
    end if;
    return null;
  end $$`,
  `create constraint trigger never_late after insert on audit_entry deferrable initially deferred for each row execute function refuse_late_entry()`,

  ...[
    ['audit_seal', 'append_only'],
    ['audit_seal', 'never_born_purged'],
    ['audit_seal', 'only_marked'],
    ['audit_entry', 'append_only'],
    ['audit_entry', 'only_purged'],
    ['audit_entry', 'never_late'],
  ].map(([table, trigger]) => `alter table ${table} enable always trigger ${trigger}`),

  /** Purges every batch up to the seal that ends at "last", and says so in an entry that carries the portal's own proof. */
  `create function audit_purge(entry_id uuid, moment timestamptz, last bigint, before timestamptz, proof text) returns integer
  language plpgsql ${SECURED} as $$
  declare
    gone integer;
  begin
    insert into audit_entry (id, at, event_type, action, outcome, detail)
    select entry_id, moment, 'audit.purged', 'D', 'success', jsonb_build_object('upTo', last::text,
      'seal', (select seal from audit_seal where up_to = last),
      'entries', (select coalesce(sum(entries), 0) from audit_seal where up_to <= last and purged_at is null),
      'total', (select coalesce(sum(entries), 0) from audit_seal where up_to <= last),
      'before', before, 'proof', proof);
    update audit_seal set purged_at = moment where up_to <= last and purged_at is null;
    delete from audit_entry where seq <= last;
    get diagnostics gone = row_count;
    return gone;
  end $$`,
])
