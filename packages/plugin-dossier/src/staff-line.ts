import type { Staff } from '@voordeur/core/care'

/** A member of staff in one line, as far as the record (and the organisation's policy) names them: "Fatma Öz, verzorgende". */
export function toStaffLine(staff: Staff | undefined): string | undefined {
  const parts = [staff?.name, staff?.role].filter((part) => part !== undefined && part !== '')
  return parts.length > 0 ? parts.join(', ') : undefined
}
