import type { AuthenticatorWork } from '@voordeur/core'
import type { Door } from '../door.ts'

/** Ends every session of an account, and with them the secret addresses that were made in one. */
export async function endAllSessions(door: Door, work: AuthenticatorWork, accountId: string): Promise<void> {
  await door.sessionsIn(work.db).revokeAll(accountId)
  await work.endFeeds(accountId)
}
