import type { VisibleRecord } from '@voordeur/core'
import type { FilledField, Form, Staff } from '@voordeur/core/care'
import { toFamilyAuthor } from '../staff-line.ts'

/** A form as it stands in a list: what, when and by whom. */
export interface FormLine {
  readonly id: string
  readonly kind: string
  readonly title: string
  /** A day (`YYYY-MM-DD`) or a moment (ISO 8601). */
  readonly when?: string
  readonly author?: Staff
  readonly byFamily: boolean
  readonly unfinished: boolean
}

/** A form as it is read. */
export interface FormSheet extends FormLine {
  readonly fields: readonly FilledField[]
}

/** A form in a list. */
export function toFormLine({ id, data }: VisibleRecord<Form>): FormLine {
  const { kind, title, filledAt, status, author, family } = data
  return {
    id,
    kind,
    title,
    byFamily: family !== undefined,
    unfinished: status === 'in-progress',
    ...(filledAt && { when: filledAt }),
    ...(author && { author }),
    ...(family && { author: toFamilyAuthor(family) }),
  }
}

/** A form with all that was filled in. */
export function toFormSheet(record: VisibleRecord<Form>): FormSheet {
  return { ...toFormLine(record), fields: record.data.fields }
}
