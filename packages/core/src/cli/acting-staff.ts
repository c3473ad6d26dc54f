import { userInfo } from 'node:os'
import type { ActingStaff } from '../define/account-desk.ts'

/** The argument by which every command that changes something for a person knows who asks. */
export const BY = { type: 'string', description: 'Your own name, for the access log.', required: true } as const

/** The argument that says which account it is about. */
export const EMAIL = { type: 'string', description: 'The address of the account.', required: true } as const

/** The name that was given, and beside it the user of the machine: a name alone can be anybody's. */
export function toStaff(by: string): ActingStaff {
  return { by, via: toMachineUser() }
}

/** A machine may not know the number its process runs as (a container with a user of its own). */
function toMachineUser(): string {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`
  }
}
