import { expect, test } from 'vitest'
import { createOperatingFetch } from './operating-listener.ts'

const ask = async (portal: Parameters<typeof createOperatingFetch>[0], path: string, method = 'GET') => {
  const answer = await request(portal, path, method)
  return [answer.status, await answer.text()]
}
const request = (portal: Parameters<typeof createOperatingFetch>[0], path: string, method: string) =>
  createOperatingFetch(portal)(new Request(`http://127.0.0.1:9464${path}`, { method }))

test('a process that starts is healthy, and not ready', async () => {
  expect(await ask(() => undefined, '/healthz')).toEqual([200, 'ok\n'])
  expect(await ask(() => undefined, '/readyz')).toEqual([503, 'not ready\n'])
  expect(await ask(() => undefined, '/metrics')).toEqual([503, 'starting\n'])
})

test('an open portal says whether it is ready, and what it counts', async () => {
  const portal = (ready: boolean) => () => ({ isReady: async () => ready, metrics: async () => 'voordeur_build_info 1\n' })
  expect(await ask(portal(true), '/readyz')).toEqual([200, 'ready\n'])
  expect(await ask(portal(false), '/readyz')).toEqual([503, 'not ready\n'])
  expect(await ask(portal(true), '/metrics')).toEqual([200, 'voordeur_build_info 1\n'])
})

test.each(['/', '/toString', '/__proto__', '/client/1', '/metrics/'])('nothing of the portal is at %s', async (path) => {
  expect(await ask(() => undefined, path)).toEqual([404, 'not found\n'])
})

test('it takes no form', async () => {
  expect(await ask(() => undefined, '/metrics', 'POST')).toEqual([405, 'only GET\n'])
})

test.each([
  ['127.0.0.1', '127.0.0.1:9464', 200],
  ['127.0.0.1', 'localhost:9464', 200],
  ['127.0.0.1', 'LOCALHOST', 200],
  ['::1', '[::1]:9464', 200],
  ['127.0.0.1', 'rebound.example:9464', 421],
  ['localhost', 'rebound.example', 421],
  ['127.0.0.1', 'localhost.rebound.example', 421],
  ['127.0.0.1', '127.0.0.1.rebound.example', 421],
  ['127.0.0.1', '', 421],
  ['0.0.0.0', 'portal-1:9464', 200],
])('listening at %s and asked as %j it answers %i', async (at, name, status) => {
  const fetch = createOperatingFetch(() => undefined, at)
  expect((await fetch(new Request('http://127.0.0.1:9464/healthz', { headers: { host: name } }))).status).toBe(status)
})
