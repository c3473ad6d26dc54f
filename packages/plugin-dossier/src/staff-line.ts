import type { Translate } from '@voordeur/core'
import type { Staff } from '@voordeur/core/care'

/** A member of staff in one line, as far as the record (and the organisation's policy) names them: "Fatma Öz, verzorgende". */
export function toStaffLine(staff: Staff | undefined): string | undefined {
  const parts = [staff?.name, staff?.role].filter((part) => part !== undefined && part !== '')
  return parts.length > 0 ? parts.join(', ') : undefined
}

/** Somebody of the client's own side as one who wrote something: by name and relation. */
export function toFamilyAuthor({ name, relation }: { readonly name?: string | undefined; readonly relation?: string | undefined }): Staff {
  return { ...(name && { name }), ...(relation && { role: relation }) }
}

/** Who wrote something, as far as the record and the organisation's policy say so; what the family wrote says that they did. */
export function sayAuthor({ author, byFamily }: { readonly author?: Staff; readonly byFamily: boolean }, t: Translate): string | undefined {
  const line = toStaffLine(author)
  if (!byFamily) return line
  return line === undefined ? t('timeline.byFamily') : `${t('timeline.byFamily')}: ${line}`
}
