import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTestPortal, type TestPortal } from '../testing/create-test-portal.ts'
import { createReadiness } from './readiness.ts'
import { counter } from './requests/request-desk.fixture.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await createTestPortal({ plugins: [counter()] })
})
afterAll(() => portal.close())

test('a process that drains is not ready, is healthy, and answers all the same', async () => {
  const one = await createTestPortal({ plugins: [counter()] })
  const look = async () => Promise.all(['/readyz', '/healthz', '/privacy'].map(async (path) => (await one.visitor().get(path)).status))
  expect(await look()).toEqual([200, 200, 200])
  one.drain()
  expect(await look()).toEqual([503, 200, 200])
  expect(await one.isReady()).toBe(false)
  await one.close()
})

test('a database that says nothing makes it not ready in two seconds, and not waiting', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const silent = portal.store.system().withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: () => new Promise<never>(() => {}),
  })
  const asked = createReadiness({ system: () => silent }).isReady()
  await vi.advanceTimersByTimeAsync(2000)
  expect(await asked).toBe(false)
  vi.useRealTimers()
})

test('a database that is away makes it not ready, and says nothing more', async () => {
  const gone = await createTestPortal({ plugins: [counter()] })
  await gone.close()
  const answer = await gone.visitor().get('/readyz')
  expect([answer.status, answer.text]).toEqual([503, 'not ready\n'])
})
