import type { Rejection, StaffMember } from '@voordeur/core'
import { z } from 'zod'
import type { Table } from './table/read-table.ts'

const StaffRow = z.looseObject({ name: z.string().trim().min(1), role: z.string().trim().min(1).optional() })

/** The staff an export names, and the lines that name no one. */
export async function readStaff(
  table: Table,
): Promise<{ readonly staff: readonly StaffMember[]; readonly rejected: readonly Rejection[] }> {
  const staff: StaffMember[] = []
  const rejected: Rejection[] = []
  for await (const { line, decoded } of table.rows()) {
    const row = 'value' in decoded ? StaffRow.safeParse(decoded.value) : undefined
    if (row?.success) staff.push({ name: row.data.name, ...(row.data.role !== undefined && { role: row.data.role }) })
    else {
      const reason = 'broken' in decoded ? decoded.broken : 'the line names no member of staff (name)'
      rejected.push({ place: { file: table.path, line }, reason, type: 'staff' })
    }
  }
  return { staff, rejected }
}
