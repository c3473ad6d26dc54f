import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { acceptTerms } from '../../flows/portal/accept-terms.ts'
import { publishTerms } from '../../flows/portal/terms.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import { createMemorySource } from '../../testing/memory-source.ts'
import { toTestCookie } from '../../testing/test-authenticator.ts'
import { createTestBrowser, type TestBrowser } from '../../testing/test-browser.ts'

const words = { 'page.title': 'Bladzijde' }
const page = definePart({
  id: 'page',
  title: 'page.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {} },
  load: async () => ({}),
  view: () => <p>GEHEIM</p>,
})
const house = definePlugin({ id: 'house', api: 1, messages: { nl: words, en: words }, parts: () => [page] })
const ORIGIN = 'https://portaal.test'
const EVIL = `<script>alert(7)</script>\n\n# <img src=x onerror=alert(7)>\n\n[x](javascript:alert(7)) "onmouseover=alert(7)\n\n- {name} <b>\n\nhttps://evil.example/"><svg onload=alert(7)>`

describe('somebody who does not agree to the terms', () => {
  let portal: TestPortal
  let reader: TestBrowser & { readonly clientId: string }

  beforeAll(async () => {
    const memory = createMemorySource([])
    memory.steps = [{ client: { sourceId: '1', number: '1', name: 'Mw. Jansen' }, records: [] }, { completeSnapshot: true }]
    portal = await createTestPortal({ plugins: [house()], sources: [memory.source] })
    await portal.sync()
    await publish(EVIL)
  })
  beforeEach(async () => void (reader = await portal.viewer({ clientNumber: '1' })))
  afterAll(() => portal.close())

  const publish = (text: string) => publishTerms({ store: portal.store, now: portal.clock.now, staff: { by: 'test' } }, text)
  const listAccepted = (accountId = '') =>
    portal.store.system().selectFrom('terms_acceptance').select('version').where('account_id', '=', accountId).orderBy('version').execute()
  const ask = (method: string, path: string) =>
    portal.fetch(
      new Request(`${ORIGIN}${path}`, {
        method,
        headers: { cookie: toTestCookie(reader.accountId ?? ''), origin: ORIGIN, 'sec-fetch-site': 'same-origin' },
      }),
    )

  test('attack 31: reads nothing by another method or another way of writing the address', async () => {
    const own = `/client/${reader.clientId}/house/page`
    const paths = [
      own,
      `${own}/`,
      `/${own}`,
      own.replace('house', '%68ouse'),
      own.replace('/house', '//house'),
      own.replace('/house', '/x/../house'),
      own.replace('/house', '/%2e%2e/voorwaarden/../house'),
      `/voorwaarden/..${own}`,
      `/voorwaarden/%2e%2e${own}`,
      `/assets/..${own}`,
      `${own}?/voorwaarden`,
      `${own};/voorwaarden`,
      own.toUpperCase(),
      `/voorwaarden/`,
      `/privacy/..${own}`,
    ]
    for (const path of paths) {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const answer = await ask(method, path)
        const text = await answer.text()
        expect(answer.status, `${method} ${path}`).toBeLessThan(500)
        expect(text, `${method} ${path}`).not.toMatch(/GEHEIM|Mw\. Jansen/u)
        if (path.includes('house') && answer.status === 200) throw new Error(`${method} ${path} was let in`)
      }
    }
    expect((await ask('HEAD', own)).headers.get('location')).toMatch(/^\/voorwaarden/u)
    expect((await portal.entries()).filter(({ event, accountId }) => event === 'part.read' && accountId === reader.accountId)).toEqual([])
  })

  test('attack 16: reads what staff wrote as text, and nothing of it as markup', async () => {
    for (const { text } of [await reader.get('/voorwaarden'), await portal.visitor().get('/voorwaarden')]) {
      expect(text).toContain('&lt;script>alert(7)')
      expect(text).not.toMatch(/<script>alert|<img src=x|<svg onload|href="javascript:|<b>|\sonmouseover=/u)
    }
  })

  test('attack 22: agrees for nobody else, to nothing else, and not by a link', async () => {
    const other = await portal.viewer({ clientNumber: '1' })
    for (const extra of [{ account: other.accountId }, { accountId: other.accountId }, { account_id: other.accountId }]) {
      const answer = await reader.post('/voorwaarden', { version: '1', agree: 'on', ...(extra as Record<string, string>) })
      expect(answer.status).toBe(400)
    }
    await reader.get('/voorwaarden?version=1&agree=on')
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
      expect((await reader.post('/voorwaarden', { version: '1', agree: 'on' }, headers)).status).toBe(403)
    for (const version of ['1.5', 'NaN', '1e999', '-1', '2147483648', '9'.repeat(40), 'true', '\u0661']) {
      const { status } = await reader.post('/voorwaarden', { version, agree: 'on' })
      expect([400, 422], version).toContain(status)
    }
    expect([await listAccepted(reader.accountId), await listAccepted(other.accountId)]).toEqual([[], []])
  })

  test('is asked without any client too, and after it sees only that there is nobody', async () => {
    await portal.store
      .system()
      .updateTable('access')
      .set({ revoked_at: portal.clock.now() })
      .where('account_id', '=', reader.accountId ?? '')
      .execute()
    expect((await reader.get('/')).headers.get('location')).toMatch(/^\/voorwaarden/u)
    expect((await reader.get('/voorwaarden')).text).toContain('name="agree"')
    expect((await reader.post('/voorwaarden', { version: '1', agree: 'on' })).status).toBe(303)
    expect((await reader.get('/')).text).not.toContain('Mw. Jansen')
  })

  test('attack 08: of a version that is published while others agree, nobody has agreed unasked', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => portal.viewer({ clientNumber: '1' })))
    const agree = (accountId = '') => acceptTerms(portal.store, { accountId, version: 1, at: portal.clock.now(), who: {} })
    await Promise.all([
      ...people.slice(0, 4).map(({ accountId }) => agree(accountId)),
      publish('Twee.'),
      ...people.slice(4).map(({ accountId }) => agree(accountId)),
    ])
    for (const person of people) {
      expect((await listAccepted(person.accountId)).every(({ version }) => version === 1)).toBe(true)
      expect((await person.get(`/client/${person.clientId}/house/page`)).status).toBe(303)
    }
  })

  test('somebody whose account was erased meanwhile agrees to nothing, and it is no failure', async () => {
    const gone = createTestBrowser(portal, ORIGIN, '01890000-0000-7000-8000-00000000000f')
    expect((await gone.post('/voorwaarden', { version: '2', agree: 'on' })).status).toBe(303)
    expect((await gone.get('/voorwaarden')).text).not.toContain('name="agree"')
  })
})
