import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import { createMemorySource } from '../../testing/memory-source.ts'
import { toTestCookie } from '../../testing/test-authenticator.ts'
import { counter } from '../requests/request-desk.fixture.ts'

let portal: TestPortal
beforeAll(async () => {
  const memory = createMemorySource([])
  memory.steps = [
    { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [], complete: [] },
    { completeSnapshot: true },
  ]
  portal = await createTestPortal({ plugins: [counter()], sources: [memory.source] }, { trustedProxies: { addresses: ['127.0.0.1'] } })
  await portal.sync()
})
afterAll(() => portal.close())

test.each([
  ['a person behind the proxy', '127.0.0.1', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['a stranger who reaches the portal past the proxy', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
])('the access log has the address of %s, and none that they wrote', async (_who, ip, forwarded, logged) => {
  const { accountId = '' } = await portal.viewer({ clientNumber: '100' })
  const headers = { cookie: toTestCookie(accountId), 'x-forwarded-for': forwarded, forwarded: 'for=192.0.2.1', 'x-real-ip': '192.0.2.2' }
  const asked = Object.assign(new Request(`${portal.composition.origin}/mijn/core/notices`, { headers }), { ip })
  expect((await portal.fetch(asked)).status).toBe(200)
  const entries = await portal.store.system().selectFrom('audit_entry').select('network').where('account_id', '=', accountId).execute()
  expect(entries.map(({ network }) => network)).toContain(logged)
  expect(JSON.stringify(entries)).not.toMatch(/198\.51|192\.0\.2/)
})
