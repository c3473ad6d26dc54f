import { expect, test } from 'vitest'
import type { AccountDesk } from '../define/account-desk.ts'
import type { TestPortal } from '../testing/index.ts'
import { clientStep, eachDatabase } from './own-side.fixture.ts'
import { welcomeInvited } from './welcome-invited.ts'

/** An invitation that was sent at a moment, and of which the welcome is due. */
async function send(
  portal: TestPortal,
  admin: Awaited<ReturnType<TestPortal['viewer']>>,
  { email, at }: { readonly email: string; readonly at: Date },
): Promise<void> {
  const { accountId } = await portal.grant(
    { email, name: 'Tessa de Wit', clientNumber: 'nr-a', basis: 'family', from: '2030-01-01T00:00:00Z' },
    { grantedBy: 'test', notify: false },
  )
  await portal.store
    .system()
    .insertInto('invitation')
    .values({
      id: crypto.randomUUID(),
      client_id: admin.clientId,
      invited_by: admin.accountId ?? '',
      account_id: accountId,
      first_name: 'Tessa',
      last_name: 'de Wit',
      email,
      gender: 'female',
      role: 'friend',
      phone: null,
      basis: 'invited',
      rights: [],
      created_at: at,
      sent_at: at,
      expires_at: new Date(at.getTime() + 86_400_000),
      welcome_due: true,
    })
    .execute()
}

eachDatabase((open) => {
  test('invitations of which sending fails, however many, hold up no other one', async () => {
    const { portal, deliver } = await open()
    await deliver(clientStep({ sourceId: 'a' }))
    const admin = await portal.viewer({ clientNumber: 'nr-a', basis: 'family', portalAdmin: true })
    const now = portal.clock.now()
    const invited = Array.from({ length: 61 }, (_, index) => ({
      email: `genodigde-${index}@voorbeeld.nl`,
      at: new Date(now.getTime() + index),
    }))
    for (const { email, at } of invited) {
      await send(portal, admin, { email, at })
    }
    const mailed: string[] = []
    const failed: string[] = []
    const good = invited.slice(-3).map(({ email }) => email)
    const outbox = {
      enqueue: async (_db: unknown, { recipient }: { readonly recipient: string }) => {
        if (!good.includes(recipient)) throw new Error('This one always fails.')
        mailed.push(recipient)
        return ''
      },
      wake: async () => {},
    }
    await welcomeInvited({
      store: portal.store,
      composition: portal.composition,
      outbox,
      desk: undefined,
      origin: 'https://portaal.voorbeeld.nl',
      now: portal.clock.now,
      onFailure: (id) => void failed.push(id),
    })
    expect(mailed.toSorted()).toEqual(good.toSorted())
    expect(failed).toHaveLength(58)
    await portal.close()
  })

  test('a new try of one sending asks for the same welcome, and a new sending for another', async () => {
    const { portal, deliver } = await open()
    await deliver(clientStep({ sourceId: 'a' }))
    const admin = await portal.viewer({ clientNumber: 'nr-a', basis: 'family', portalAdmin: true })
    const sentAt = portal.clock.now()
    await send(portal, admin, { email: 'tessa@voorbeeld.nl', at: sentAt })
    const asked: (string | undefined)[] = []
    const desk = {
      isEnrolled: async () => false,
      welcome: async (_accountId: string, { once }: { readonly once?: string }) => void asked.push(once),
    } as unknown as AccountDesk
    const failing = {
      enqueue: async () => {
        throw new Error('This one always fails.')
      },
      wake: async () => {},
    }
    const { store, composition, clock } = portal
    const ports = { store, composition, outbox: failing, desk, origin: 'https://portaal.voorbeeld.nl', now: clock.now, onFailure: () => {} }
    await welcomeInvited(ports)
    await welcomeInvited(ports)
    await portal.store
      .system()
      .updateTable('invitation')
      .set({ sent_at: new Date(sentAt.getTime() + 1) })
      .execute()
    await welcomeInvited(ports)
    expect(asked).toEqual([expect.any(String), asked[0], expect.any(String)])
    expect(asked[2]).not.toBe(asked[0])
    await portal.close()
  })
})
