import type { Kysely } from 'kysely'
import type { StaffMember } from '../define/source.ts'
import type { KernelTables } from '../store/tables.ts'
import { mergeStaff } from './prepare-step.ts'

/** The staff that sources have named so far, each once, in the role that this source gives before that of another: a report may name whom only the roster lists. */
export async function listKnownStaff(db: Kysely<KernelTables>, source: string): Promise<readonly StaffMember[]> {
  const rows = await db.selectFrom('staff_name').selectAll().orderBy('name').orderBy('source').execute()
  const ownFirst = [...rows.filter((row) => row.source === source), ...rows.filter((row) => row.source !== source)]
  return mergeStaff(
    [],
    ownFirst.map(({ name, role }) => (role === null ? { name } : { name, role })),
  )
}

/** Remembers staff by name; a known role is replaced only by another role. */
export async function rememberStaff(db: Kysely<KernelTables>, source: string, staff: readonly StaffMember[]): Promise<void> {
  for (let start = 0; start < staff.length; start += 500) {
    await db
      .insertInto('staff_name')
      .values(staff.slice(start, start + 500).map(({ name, role }) => ({ source, name, role: role ?? null })))
      .onConflict((conflict) =>
        conflict.columns(['source', 'name']).doUpdateSet((eb) => ({ role: eb.fn.coalesce('excluded.role', 'staff_name.role') })),
      )
      .execute()
  }
}
