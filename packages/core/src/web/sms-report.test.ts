import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SmsSender } from '../define/sms-sender.ts'
import { toReportToken } from '../flows/take-reports.ts'
import { toReportKeys } from '../sms-reports.ts'
import { createTestPortal, TEST_SECRET, type TestPortal } from '../testing/create-test-portal.ts'
import { testAuthenticator } from '../testing/test-authenticator.ts'
import { TEST_ORIGIN } from '../testing/test-config.ts'
import { createTestBrowser } from '../testing/test-browser.ts'

// A provider that signs its reports with a word.
const sender: SmsSender = {
  id: 'provider',
  idempotent: true,
  developmentOnly: false,
  send: async () => ({}),
  readReports: async ({ headers, body, url }) => {
    if (headers.get('x-signature') !== 'right' || !url.startsWith(`${TEST_ORIGIN}/sms/rapport/`)) return undefined
    return body.split('\n').map((line) => {
      const [message = '', state = ''] = line.split(' ')
      return { message, state: state as 'delivered' }
    })
  },
}

describe('what a provider of text messages reports', () => {
  let portal: TestPortal
  const token = toReportToken(toReportKeys([TEST_SECRET])[0], 'provider')
  const BEFORE = Buffer.alloc(32, 'the secret before')
  const ID = '0193b0c2-7d54-7c2e-8a0e-000000000001'

  const report = (path: string, body: string, headers: Record<string, string> = { 'x-signature': 'right' }) =>
    portal.fetch(new Request(`${TEST_ORIGIN}${path}`, { method: 'POST', body, headers }))
  const stored = () => portal.store.system().selectFrom('outbox').select(['state', 'delivery']).execute()

  beforeAll(async () => {
    portal = await createTestPortal({ auth: { ...testAuthenticator(), smsSender: sender } }, { secrets: [TEST_SECRET, BEFORE] })
  })
  afterAll(() => portal.close())
  beforeEach(async () => {
    const row = { id: ID, kind: 'text' as const, recipient: '+31612345678', subject: null, body: '', state: 'sent' as const }
    const at = new Date('2026-11-22T11:00:00Z')
    const rest = { next_attempt_at: at, last_error: null, created_at: at, reference: null, delivery: null, delivery_code: null }
    await portal.store.system().deleteFrom('outbox').execute()
    await portal.store
      .system()
      .insertInto('outbox')
      .values({ ...row, ...rest })
      .execute()
  })

  test('is taken at the secret address, noted at the message and in the access log, without a browser in between', async () => {
    expect((await report(`/sms/rapport/${token}`, `${ID} delivered`)).status).toBe(204)
    expect(await stored()).toEqual([{ state: 'sent', delivery: 'delivered' }])
    expect((await portal.entries()).at(-1)).toMatchObject({ event: 'text.delivery', outcome: 'success' })
  })

  test('is taken at the address of the secret before, as long as that is given, and at that of no other', async () => {
    const tokenOf = (secret: Uint8Array) => toReportToken(toReportKeys([secret])[0], 'provider')
    expect((await report(`/sms/rapport/${tokenOf(BEFORE)}`, `${ID} delivered`)).status).toBe(204)
    expect((await report(`/sms/rapport/${tokenOf(Buffer.alloc(32, 'another'))}`, `${ID} delivered`)).status).toBe(403)
  })

  test('that a message did not arrive makes it one that a person must look at', async () => {
    await report(`/sms/rapport/${token}`, `${ID} failed`)
    expect(await stored()).toEqual([{ state: 'stuck', delivery: 'failed' }])
  })

  test.each([
    ['another address', 'x'.repeat(43), 'right'],
    ['no token', '%00', 'right'],
    ['another signature', undefined, 'wrong'],
  ])('is refused with %s, and changes nothing', async (_, path, signature) => {
    const answer = await report(`/sms/rapport/${path ?? token}`, `${ID} delivered`, { 'x-signature': signature })
    expect([400, 403, 404]).toContain(answer.status)
    expect(await stored()).toEqual([{ state: 'sent', delivery: null }])
  })

  test('goes to the address that the portal says', () => {
    expect(portal.smsReportUrl).toBe(`${TEST_ORIGIN}/sms/rapport/${token}`)
  })

  test('that is too large is refused', async () => {
    expect((await report(`/sms/rapport/${token}`, 'x'.repeat(100_000))).status).toBe(413)
  })

  test('opens no other form to other sites', async () => {
    const browser = createTestBrowser(portal, TEST_ORIGIN)
    expect((await browser.post('/tekstgrootte', { size: 'larger', back: '/' }, { origin: 'https://evil.example' })).status).toBe(403)
  })

  test('has no address where no provider reports', async () => {
    const other = await createTestPortal({})
    expect((await other.fetch(new Request(`${TEST_ORIGIN}/sms/rapport/${token}`))).status).toBe(404)
    await other.close()
  })
})
