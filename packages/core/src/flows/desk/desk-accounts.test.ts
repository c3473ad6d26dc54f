import { afterAll, beforeEach, beforeAll, expect, test } from 'vitest'
import { ensureAccount, findAccount } from '../../access/accounts.ts'
import type { AccountDesk, PendingRecovery } from '../../define/account-desk.ts'
import { createTestPortal, type TestPortal } from '../../testing/index.ts'
import { createDeskAccounts } from './desk-accounts.ts'
import { createWork, listDeeds } from './desk.fixture.ts'
import type { DeskWork } from './desk-work.ts'

class Refused extends Error {
  readonly code: string

  constructor(code: string) {
    super(`refused: ${code}`)
    this.code = code
  }
}

/** What signing in was asked to do, and what it refuses. */
const asked: string[] = []
let refusal: Refused | undefined
let waiting: readonly PendingRecovery[] = []

const note = (what: string) => async (id: string) => {
  if (refusal) throw refusal
  asked.push(`${what} ${id}`)
}
const standing = { userName: 'a.janssen', phoneEnd: '78', hasApp: false, isLocked: true, sessions: 1, devices: 2 }
const signIn = {
  welcome: note('welcome'),
  unlock: note('unlock'),
  endEverywhere: note('end'),
  requestRecovery: note('recovery'),
  confirmRecovery: note('confirm'),
  standing: async () => standing,
  listRecoveries: async () => waiting,
} as unknown as AccountDesk

let portal: TestPortal
let work: DeskWork
let anna: string
const desk = (more: Partial<DeskWork> = {}) => createDeskAccounts({ ...work, ...more })
const account = async () => findAccount(portal.store.system(), { id: anna })

beforeAll(async () => {
  portal = await createTestPortal({})
  const db = portal.store.system()
  const now = portal.clock.now()
  anna = (await ensureAccount(db, { email: 'anna@voorbeeld.nl', name: 'Anna Janssen', locale: 'nl', now })).id
  const fatima = (await ensureAccount(db, { email: 'fatima@zorg.example', name: 'Fatima Bakker', locale: 'nl', now })).id
  work = { ...createWork(portal), accounts: signIn, who: { accountId: fatima } }
})
afterAll(() => portal.close())
beforeEach(() => {
  asked.length = 0
  refusal = undefined
  waiting = []
})

test('an account is found by its whole address, with how it stands, and that somebody looked is logged', async () => {
  expect(await desk().find(' Anna@voorbeeld.nl ')).toEqual({
    id: anna,
    name: 'Anna Janssen',
    email: 'anna@voorbeeld.nl',
    isBlocked: false,
    standing,
  })
  expect(await desk().find('anna')).toBeUndefined()
  expect(await desk().open('made up')).toBeUndefined()
  expect(await listDeeds(portal, 'desk.account-found')).toMatchObject([{ account_id: work.who.accountId, detail: { of: anna } }])
})

test('what is done for an account is the deed of who is at the desk', async () => {
  await desk().resendWelcome(anna)
  await desk().unlock(anna)
  await desk().endEverywhere(anna)
  await desk().requestRecovery(anna, { phone: '0612345678', evidence: 'paspoort gezien' })
  expect(asked).toEqual([`welcome ${anna}`, `unlock ${anna}`, `end ${anna}`, `recovery ${anna}`])
  for (const event of ['desk.welcome-sent', 'desk.account-unlocked', 'desk.account-signed-out', 'desk.recovery-asked'])
    expect(await listDeeds(portal, event), event).toMatchObject([{ account_id: work.who.accountId, detail: { of: anna } }])
  await expect(desk().unlock(crypto.randomUUID())).rejects.toMatchObject({ code: 'ACCOUNT_UNKNOWN' })
})

test('invitations that nobody tries any more are told, and a portal that invites nobody has none', async () => {
  const stranded = [{ accountId: anna, name: 'Anna Janssen', at: new Date(), problem: 'permission' as const }]
  expect(await desk({ accounts: { ...signIn, listStranded: async () => stranded } }).stranded()).toEqual(stranded)
  expect(await desk().stranded()).toEqual([])
  expect(await desk({ accounts: undefined }).stranded()).toEqual([])
})

test('what signing in refuses is said in words of the desk, and was not done', async () => {
  const before = (await listDeeds(portal, 'desk.welcome-sent')).length
  refusal = new Refused('ENROLLED')
  await expect(desk().resendWelcome(anna)).rejects.toMatchObject({ name: 'FlowError', code: 'ENROLLED' })
  refusal = new Refused('SOMETHING_ELSE')
  await expect(desk().resendWelcome(anna)).rejects.toMatchObject({ name: 'Error', code: 'SOMETHING_ELSE' })
  await expect(desk({ accounts: undefined }).unlock(anna)).rejects.toMatchObject({ code: 'ACCOUNT_ELSEWHERE' })
  expect(await listDeeds(portal, 'desk.welcome-sent')).toHaveLength(before)
})

test('a blocked account is closed at once and signed out, and can be opened again', async () => {
  await desk().block(anna, true)
  expect((await account())?.blocked).toBe(true)
  expect(asked).toEqual([`end ${anna}`])
  await expect(desk().block(anna, true)).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
  await desk().block(anna, false)
  expect((await account())?.blocked).toBe(false)
  expect(await listDeeds(portal, 'desk.account-blocked')).toHaveLength(1)
})

test('nobody closes their own account, nor asks or confirms another phone for themselves', async () => {
  const own = work.who.accountId
  const recovery = { id: 'r1', name: 'x', phone: '+31612345678', requestedBy: 'Iemand', evidence: 'gezien', expiresAt: new Date() }
  waiting = [{ ...recovery, accountId: own }]
  await expect(desk().block(own, true)).rejects.toMatchObject({ code: 'ACCOUNT_OWN' })
  await expect(desk().requestRecovery(own, { phone: '06', evidence: 'zelf' })).rejects.toMatchObject({ code: 'ACCOUNT_OWN' })
  await expect(desk().confirmRecovery('r1')).rejects.toMatchObject({ code: 'ACCOUNT_OWN' })
  await expect(desk().confirmRecovery('r2')).rejects.toMatchObject({ code: 'RECOVERY_UNKNOWN' })
  expect(asked).toEqual([])
  waiting = [{ ...recovery, accountId: anna }]
  await desk().confirmRecovery('r1')
  expect(asked).toEqual(['confirm r1'])
  expect(await listDeeds(portal, 'desk.recovery-confirmed')).toMatchObject([{ account_id: own, detail: { of: anna } }])
})
