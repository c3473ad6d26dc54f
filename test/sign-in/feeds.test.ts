import type { AccountDesk } from '@voordeur/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { atNewPassword, createPeople, signedIn, type Newcomer } from './people.ts'
import { databases, openSigningPortal, type SigningPortal } from './signing-portal.ts'

const NEW = 'fluitende lijsters in mei'
const PETRA = { by: 'Petra Jansen' }

/** What somebody does, or has done for them, because somebody else may have come in. */
type Change = (it: SigningPortal, person: Newcomer) => Promise<unknown>

const atProfile =
  (path: string, toFields: (person: Newcomer) => Readonly<Record<string, string>>): Change =>
  async (it, person) =>
    (await signedIn(it, person)).post(path, toFields(person))

const requireDesk = ({ portal }: SigningPortal): AccountDesk => {
  if (!portal.desk) throw new Error('A portal with passwords has a desk.')
  return portal.desk
}

const CHANGES: readonly (readonly [string, Change])[] = [
  [
    'the password is changed',
    atProfile('/profiel/wachtwoord', ({ password }) => ({ do: 'save', current: password, password: NEW, again: NEW })),
  ],
  ['every other session is ended', atProfile('/profiel/beveiliging', () => ({ do: 'end-others' }))],
  [
    'a forgotten password is set anew',
    async (it, person) => (await atNewPassword(it, person)).post('/inloggen/wachtwoord', { do: 'save', password: NEW, again: NEW }),
  ],
  ['staff end every session', (it, { accountId }) => requireDesk(it).endEverywhere(accountId, PETRA)],
  [
    'staff replace a lost phone',
    async (it, { accountId }) => {
      const desk = requireDesk(it)
      const { id } = await desk.requestRecovery(accountId, { ...PETRA, phone: '06 88 19 77 66', evidence: 'paspoort gezien aan de balie' })
      await desk.confirmRecovery(id, { by: 'Kees de Wit' })
    },
  ],
]

describe.each(databases)('the secret address of a calendar ends with the sessions in which it could be made, on $name', ({ url }) => {
  let it: SigningPortal
  let enrol: ReturnType<typeof createPeople>
  beforeAll(async () => {
    it = await openSigningPortal({ url })
    enrol = createPeople(it)
  })
  afterAll(() => it.close())

  const addFeed = async (accountId: string) => {
    const access = await it.portal.store
      .system()
      .selectFrom('access')
      .select(['id', 'client_id'])
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
    const now = it.portal.clock.now()
    const row = {
      id: crypto.randomUUID(),
      account_id: accountId,
      client_id: access.client_id,
      access_id: access.id,
      part: 'agenda.calendar',
    }
    await it.portal.store
      .system()
      .insertInto('feed')
      .values({ ...row, assurance: 'mfa', secret_hash: crypto.randomUUID(), created_at: now, counted_from: now })
      .execute()
  }
  const isOpen = async (accountId: string) => {
    const open = it.portal.store
      .system()
      .selectFrom('feed')
      .select('id')
      .where('account_id', '=', accountId)
      .where('revoked_at', 'is', null)
    return (await open.executeTakeFirst()) !== undefined
  }

  test.each(CHANGES)('when %s', async (_, change) => {
    const [person, bystander] = [await enrol(), await enrol()]
    for (const { accountId } of [person, bystander]) await addFeed(accountId)
    await change(it, person)
    expect([await isOpen(person.accountId), await isOpen(bystander.accountId)]).toEqual([false, true])
    const said = (await it.portal.entries()).filter(({ event, accountId }) => event === 'feed.revoked' && accountId === person.accountId)
    expect(said.map(({ part, outcome }) => [part, outcome])).toEqual([['agenda.calendar', 'success']])
  })

  test('and not when somebody signs in or out', async () => {
    const person = await enrol()
    await addFeed(person.accountId)
    const browser = await signedIn(it, person)
    await browser.post('/uitloggen', {})
    await signedIn(it, person)
    expect(await isOpen(person.accountId)).toBe(true)
  })
})
