import type { Door } from '../door.ts'
import { decideNextCheck } from './decide-next-try.ts'

/** Who signs in by the method that invites has accepted, also where the portal may not ask the provider about it. */
export async function noteAccepted({ ports, invitations }: Door, method: string, accountId: string): Promise<void> {
  if (!invitations || invitations.method !== method) return
  if (await invitations.noteSignIn(accountId, decideNextCheck(ports.now())))
    await ports.audit(undefined, { type: 'invitation-accepted', outcome: 'success', accountId })
}
