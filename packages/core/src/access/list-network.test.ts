import { expect, test } from 'vitest'
import { createId } from '../store/ids.ts'
import type { Store } from '../store/store.ts'
import { eachStore } from '../store/test-stores.ts'
import { ensureAccount } from './accounts.ts'
import { grantAccess } from './grant.ts'
import { findPerson, listNetwork } from './list-network.ts'

const now = new Date('2026-03-03T09:00:00Z')

async function addClient(store: Store, name: string): Promise<string> {
  const id = createId(now)
  const client = { id, source: 'test', source_id: name, number: null, name, born_on: '1940-02-29', created_at: now, updated_at: now }
  await store.system().insertInto('client').values(client).execute()
  return id
}

async function addPerson(store: Store, clientId: string, person: { readonly name: string; readonly portalAdmin?: boolean }) {
  const { name, portalAdmin = false } = person
  const email = `${name.toLowerCase()}@voorbeeld.nl`
  const account = await ensureAccount(store.system(), { email, name, locale: 'nl', now })
  const grant = { clientId, basis: 'family' as const, represents: false, rights: ['a.b:read'], from: now, grantedBy: 'test', now }
  const accessId = await grantAccess(store.system(), { ...grant, accountId: account.id, portalAdmin, role: 'dochter' })
  return { accountId: account.id, accessId }
}

async function addInvitation(
  store: Store,
  clientId: string,
  values: { readonly email: string; readonly by: string; readonly answer?: object },
) {
  const { email, by, answer = {} } = values
  const person = { first_name: 'Noor', last_name: 'Bakker', email, gender: 'female' as const, role: 'nicht', phone: null }
  await store
    .system()
    .insertInto('invitation')
    .values({
      id: createId(now),
      client_id: clientId,
      invited_by: by,
      account_id: null,
      basis: 'family',
      rights: ['a.b:read'],
      created_at: now,
      ...person,
      ...answer,
    })
    .execute()
}

eachStore((make) => {
  test('a network is everybody around one client: the administrator first, closed ones too, and nobody of another client', async () => {
    const store = await make()
    const [mine, theirs] = [await addClient(store, 'Alblas'), await addClient(store, 'Boer')]
    const anna = await addPerson(store, mine, { name: 'Anna' })
    const zoe = await addPerson(store, mine, { name: 'Zoe', portalAdmin: true })
    await addPerson(store, theirs, { name: 'Bram' })
    const gone = await addPerson(store, mine, { name: 'Weg' })
    const system = store.system()
    await system.updateTable('access').set({ revoked_at: now }).where('id', '=', gone.accessId).execute()
    await system.updateTable('access').set({ blocked_at: now }).where('id', '=', anna.accessId).execute()
    const { accesses, invitations } = await listNetwork(system, mine)
    expect(accesses.map(({ name }) => name)).toEqual(['Zoe', 'Anna'])
    expect(accesses[1]).toMatchObject({
      id: anna.accessId,
      accountId: anna.accountId,
      role: 'dochter',
      rights: ['a.b:read'],
      grantedAt: now,
      blockedAt: now,
      bornOn: '1940-02-29',
    })
    expect([accesses[0]?.portalAdmin, accesses[0]?.blockedAt, accesses[0]?.accountId]).toEqual([true, undefined, zoe.accountId])
    expect(invitations).toEqual([])
  })

  test('invitations are listed while they are open, a draft as well as one that was sent', async () => {
    const store = await make()
    const clientId = await addClient(store, 'Alblas')
    const { accountId } = await addPerson(store, clientId, { name: 'Anna', portalAdmin: true })
    const sent = { account_id: accountId, sent_at: now, expires_at: new Date('2026-03-17T09:00:00Z') }
    await addInvitation(store, clientId, { email: 'a@voorbeeld.nl', by: accountId })
    await addInvitation(store, clientId, { email: 'b@voorbeeld.nl', by: accountId, answer: sent })
    for (const answer of ['accepted_at', 'declined_at', 'withdrawn_at'])
      await addInvitation(store, clientId, { email: `${answer}@voorbeeld.nl`, by: accountId, answer: { ...sent, [answer]: now } })
    const { invitations } = await listNetwork(store.system(), clientId)
    expect(invitations.map(({ email, sentAt, expiresAt }) => ({ email, sentAt, expiresAt }))).toEqual([
      { email: 'a@voorbeeld.nl', sentAt: undefined, expiresAt: undefined },
      { email: 'b@voorbeeld.nl', sentAt: now, expiresAt: sent.expires_at },
    ])
  })

  test('a person is named by the id of their access or of their invitation, in their own network only', async () => {
    const store = await make()
    const [mine, theirs] = [await addClient(store, 'Alblas'), await addClient(store, 'Boer')]
    const { accountId, accessId } = await addPerson(store, mine, { name: 'Anna' })
    await addInvitation(store, mine, { email: 'a@voorbeeld.nl', by: accountId })
    const [network, other] = [await listNetwork(store.system(), mine), await listNetwork(store.system(), theirs)]
    const [invitation] = network.invitations
    expect(findPerson(network, accessId)).toEqual({ access: network.accesses[0] })
    expect(findPerson(network, invitation?.id ?? '')).toEqual({ invitation })
    expect(findPerson(network, accountId)).toBeUndefined()
    expect(findPerson(other, accessId)).toBeUndefined()
  })
})
