import type { DeskWork } from './desk/desk-work.ts'
import { FlowError } from './flow-error.ts'

/** Throws `ACCESS_OWN` when staff would give access to themselves, or open or widen what they have as a relative: a colleague looks at the ground. */
export function refuseOwnAccess({ who }: Pick<DeskWork, 'who'>, accountId: string): void {
  if (who.accountId === accountId) throw new FlowError('ACCESS_OWN', 'Nobody at the desk gives access to themselves. Ask a colleague.')
}
