import type { StrandedInvitation } from '@voordeur/core'
import type { Door } from '../door.ts'
import { toAccountInvitation } from '../invite/invitations.ts'
import type { DoorInvitations } from '../invite/door-invitations.ts'

/** The invitations that nobody tries any more by itself, with whom they were for. */
export async function listStranded({ ports }: Door, invitations: DoorInvitations): Promise<readonly StrandedInvitation[]> {
  const rows = await invitations.listStranded()
  const people = await Promise.all(rows.map((row) => ports.findAccount({ id: row.account_id })))
  return rows.map((row, index) => {
    const { at, problem } = toAccountInvitation(row)
    return { accountId: row.account_id, name: people[index]?.name ?? '', at, ...(problem === undefined ? {} : { problem }) }
  })
}
