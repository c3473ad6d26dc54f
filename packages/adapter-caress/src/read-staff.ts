import type { Rejection, StaffMember } from '@voordeur/core'
import type { ManifestFile } from './manifest/manifest.ts'
import { StaffRow } from './rows/staff-row.ts'
import type { Table, TableRow } from './table/read-table.ts'
import { readWholeTable } from './table/read-whole-table.ts'

/** The staff an export names, and the lines that name no one. */
export async function readStaff(
  table: Table,
  file: ManifestFile,
): Promise<{ readonly staff: readonly StaffMember[]; readonly rejected: readonly Rejection[] }> {
  const staff: StaffMember[] = []
  const rejected: Rejection[] = []
  const take = ({ line, decoded }: TableRow): void => {
    const row = 'value' in decoded ? StaffRow.safeParse(decoded.value) : undefined
    if (row?.success) staff.push({ name: row.data.name, ...(row.data.role !== undefined && { role: row.data.role }) })
    else {
      const reason = 'broken' in decoded ? decoded.broken : 'the line names no member of staff (name)'
      rejected.push({ place: { file: table.path, line }, reason, type: 'staff' })
    }
  }
  for await (const rows of readWholeTable(table, file)) for (const row of rows) take(row)
  return { staff, rejected }
}
