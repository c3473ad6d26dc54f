import type { AccountDesk, AccountStanding, StrandedInvitation } from '@voordeur/core'
import { createTestPortal, testAuthenticator, type TestPortal } from '@voordeur/core/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beheer } from '../beheer.ts'

const ACCOUNTS = '/beheer/beheer/accounts'
const AT = new Date('2026-11-20T10:00:00Z')
const FRESH: AccountStanding = {
  userName: undefined,
  phoneEnd: undefined,
  hasApp: false,
  isLocked: false,
  sessions: 0,
  devices: 0,
  signsInElsewhere: true,
}

let standing: AccountStanding
let stranded: readonly StrandedInvitation[]
let welcomed: string[]
let portal: TestPortal
let staff: Awaited<ReturnType<TestPortal['staff']>>
let anna: string

const desk = {
  standing: async () => standing,
  listStranded: async () => stranded,
  listRecoveries: async () => [],
  welcome: async (id: string) => void welcomed.push(id),
  isEnrolled: async () => true,
} as unknown as AccountDesk

beforeAll(async () => {
  const base = testAuthenticator()
  portal = await createTestPortal({
    auth: { ...base, open: async (ports) => ({ ...(await base.open(ports)), desk }) },
    plugins: [beheer()],
  })
  staff = await portal.staff(['alles'])
  const other = await portal.staff(['alles'])
  anna = other.accountId
})
afterAll(() => portal.close())
beforeEach(() => {
  standing = FRESH
  stranded = []
  welcomed = []
})

const page = async (query = '') => (await staff.get(`${ACCOUNTS}?account=${anna}${query}`)).text

test('how an invitation stands is said with since when, and nothing of a user name or phone that the portal does not keep', async () => {
  standing = { ...FRESH, invitation: { state: 'sent', at: AT } }
  const text = await page()
  expect(text).toContain('Verstuurd, nog niet aangenomen')
  expect(text).toContain('datetime="2026-11-20T10:00:00.000Z"')
  expect(text).toContain('Uitnodiging opnieuw sturen')
  expect(text).toContain('logt in bij een andere dienst')
  expect(text).not.toMatch(/Gebruikersnaam|App voor codes|Telefoon kwijt</u)
})

test('who accepted is sent nothing more, and what went wrong is said in words', async () => {
  standing = { ...FRESH, invitation: { state: 'accepted', at: AT } }
  expect(await page()).not.toContain('step=welcome')
  standing = { ...FRESH, invitation: { state: 'asked', at: AT, problem: 'busy' } }
  expect(await page()).toMatch(/vanzelf opnieuw geprobeerd.*was te druk/su)
  standing = { ...FRESH, invitation: { state: 'gone', at: AT } }
  expect(await page()).toContain('staat niet meer bij de inlogdienst')
})

test('an invitation is sent again after a question, without asking for a phone', async () => {
  expect(await page('&step=welcome')).toContain('De uitnodiging opnieuw sturen aan')
  expect(await page('&step=welcome')).not.toContain('type="tel"')
  const answer = await staff.post(`${ACCOUNTS}/invite`, { account: anna })
  expect(answer.status).toBe(303)
  expect(welcomed).toEqual([anna])
  expect((await staff.get(answer.headers.get('location') ?? '')).text).toContain('De uitnodiging wordt verstuurd.')
})

test('what could not be sent waits on the first page and is counted, each with what is to be mended', async () => {
  const problems = ['address', 'member', 'taken', 'permission', 'credentials', 'busy', 'unreachable', 'answer'] as const
  stranded = [...problems.map((problem) => ({ accountId: anna, name: 'Anna', at: AT, problem })), { accountId: anna, name: 'Anna', at: AT }]
  const { text } = await staff.get(ACCOUNTS)
  expect(text).toContain('Uitnodigingen die niet gelukt zijn')
  for (const words of [
    'zonder + of andere tekens',
    'eigen werkaccount',
    'ander account',
    'mag niemand uitnodigen',
    'certificaat',
    'te druk',
    'niet te bereiken',
  ])
    expect(text).toContain(words)
  expect((await staff.get('/beheer')).text).toContain('9 wachten')
})
