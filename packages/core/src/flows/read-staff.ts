import type { ActingStaff } from '../define/account-desk.ts'
import { FlowError } from './flow-error.ts'

/** A member of staff as the access log names them. */
export interface NamedStaff {
  readonly by: string
  readonly via?: string
}

const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]+/gu
const LONGEST = 100

/** Who acts, on one line, and how they came in. Throws `STAFF_UNNAMED`. */
export function readStaff({ by, via }: ActingStaff): NamedStaff {
  const name = toLine(by)
  if (name.length < 2 || name !== by.trim())
    throw new FlowError('STAFF_UNNAMED', 'Say who does this: the name of a member of staff, on one line.')
  return { by: name, ...(via === undefined ? {} : { via: toLine(via) }) }
}

/** A text for the access log, on one line. Throws `REASON_MISSING`. */
export function readReason(reason: string): string {
  const line = toLine(reason)
  if (line.length < 2) throw new FlowError('REASON_MISSING', 'Say why, in a few words that tell nothing of the record itself.')
  return line
}

function toLine(text: string): string {
  return text.replaceAll(UNSEEN, ' ').trim().slice(0, LONGEST)
}
