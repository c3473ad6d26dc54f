import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { appendAudit } from '../audit/append-audit.ts'
import { createId } from '../store/ids.ts'
import { eachStore } from '../store/test-stores.ts'
import { countSent } from './invite-person.ts'

eachStore((make) => {
  test('how many invitations an account sent today is read from the last day of its own entries, however long the log is', async () => {
    const store = await make()
    const [own, other] = [createId(), createId()]
    const now = new Date('2026-11-22T11:00:00Z')
    const sent = (accountId: string, hoursAgo: number, eventType = 'invitation.sent') =>
      ({ eventType, action: 'C', outcome: 'success', accountId, at: new Date(now.getTime() - hoursAgo * 3_600_000) }) as const
    const entries = [sent(own, 1), sent(own, 23), sent(own, 25), sent(own, 1, 'part.read'), sent(other, 1)]
    await appendAudit(store.system(), ...entries)
    expect(await countSent({ db: store.system(), account: { id: own }, now })).toBe(2)
    const plan = await store.transaction(async (db) => {
      await sql`set local enable_seqscan = off`.execute(db)
      const { rows } = await sql<Readonly<Record<string, string>>>`
        explain select count(*) from audit_entry where account_id = ${own}::uuid and event_type = 'invitation.sent' and at > ${now}::timestamptz`.execute(
        db,
      )
      return rows.map((row) => Object.values(row).join('')).join('\n')
    })
    expect(plan).toMatch(/Index Cond: \(\(account_id = .* AND \(at > /)
  })
})
