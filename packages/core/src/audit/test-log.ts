import { createId } from '../store/ids.ts'
import type { OpenStore } from '../store/store.ts'
import { sealAudit } from './seal-audit.ts'

/** The key of every test's seals. */
export const KEY: Uint8Array = Buffer.alloc(32, 'audit test key')

/** Writes batches of entries, each at noon of its day, and seals each batch; for tests. */
export async function writeSealed(store: OpenStore, ...batches: readonly (readonly string[])[]): Promise<void> {
  for (const days of batches) {
    await writeEntries(store, days)
    await sealAudit(store.system(), { keys: [KEY], now: new Date(`${days.at(-1)}T13:00:00Z`) })
  }
}

/** Writes one entry for each day, as long ago as its day says. */
export async function writeEntries(store: OpenStore, days: readonly string[]): Promise<void> {
  const moments = days.map((day) => new Date(`${day}T12:00:00Z`))
  const rows = moments.map((at) => {
    const moment = at.toISOString()
    return `('${createId(at)}', '${moment}', '${moment}', 'part.read', 'R', 'success', '{}')`
  })
  await store.execute(
    asIfLongAgo(`insert into audit_entry (id, at, written_at, event_type, action, outcome, detail) values ${rows.join(',')}`),
  )
}

/** The statement that writes entries with a `written_at` of long ago: without the trigger that refuses who commits late. */
export function asIfLongAgo(insert: string): string {
  return `alter table audit_entry disable trigger never_late; ${insert}; alter table audit_entry enable always trigger never_late`
}

/** Does what only the owner of a database can: takes the triggers away, runs the statements, and puts them back. */
export async function tamper(store: OpenStore, ...statements: readonly string[]): Promise<void> {
  const tables = ['audit_entry', 'audit_seal']
  await store.execute(tables.map((table) => `alter table ${table} disable trigger user`).join(';'))
  for (const statement of statements) await store.execute(statement)
  await store.execute(tables.map((table) => `alter table ${table} enable trigger user`).join(';'))
}
