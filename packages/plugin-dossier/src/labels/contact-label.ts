import type { Translate } from '@voordeur/core'
import type { Coding } from '@voordeur/core/care'
import { toCodeLabel } from './code-label.ts'

/** The role of a contact in words (COD472-VEKT). FHIR STU3 writes "1" where R4 writes "01": both mean the same. */
export function toContactRole(t: Translate, coding: Coding): string | undefined {
  const code = coding.code?.replace(/^0+(?=\d)/, '')
  return toCodeLabel(t, 'role', code === undefined ? coding : { ...coding, code })
}

/** The relation of a contact to the client in words (HL7 v3 RoleCode). */
export function toRelation(t: Translate, coding: Coding): string | undefined {
  return toCodeLabel(t, 'relation', coding)
}
