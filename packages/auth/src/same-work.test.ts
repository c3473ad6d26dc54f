import { verify } from '@node-rs/argon2'
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { auth } from './auth.ts'
import { password } from './password/password.tsx'
import type { SignInMethod } from './sign-in-method.ts'
import { listTestDatabases, type TestDatabase } from './test-database.ts'
import { cookieOf, openTestPortal, type TestPortal } from './test-portal.ts'

vi.mock(import('@node-rs/argon2'), async (load) => {
  const argon2 = await load()
  return { ...argon2, verify: vi.fn(argon2.verify) }
})

const ANNA = { userName: 'anna', password: 'vier losse fietsbellen' }

describe.each(listTestDatabases())('the work of signing in on $kind', ({ open }) => {
  let database: TestDatabase
  let statements: string[] = []

  const noting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements.push(node.kind)
      return node
    },
    transformResult: async ({ result }) => result,
  }

  async function workOf(portal: TestPortal, username: string): Promise<unknown> {
    statements = []
    vi.mocked(verify).mockClear()
    await portal.post('/inloggen', { form: { method: 'password', username, password: 'iets heel anders' } })
    const options = vi.mocked(verify).mock.calls.map(([stored]) => String(stored).split('$').slice(0, 4))
    return { statements, comparisons: options, events: portal.events.splice(0).length }
  }

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(() => database.clear())

  test('attack 05: an unknown name costs the same statements, the same comparison and the same log entry as a known one', async () => {
    const portal = await openTestPortal(auth({ methods: [password()] }), database, { db: database.db.withPlugin(noting) })
    await portal.authenticator.enrol(database.accounts[0], ANNA)
    portal.events.splice(0)
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      const [known, unknown] = [await workOf(portal, 'anna'), await workOf(portal, 'truus')]
      expect(unknown).toEqual(known)
      expect(known).toMatchObject({
        comparisons: attempt <= 4 ? [['', 'argon2id', 'v=19', 'm=47104,t=1,p=1']] : [],
        events: 1,
      })
    }
  })

  test("a method of one's own stands beside the password, and proves no more than it can", async () => {
    const badge: SignInMethod = {
      id: 'badge',
      maxAssurance: 'single',
      findings: [],
      open: async () => ({
        begin: () => 'Houd uw pas voor de lezer',
        complete: async () => ({ outcome: 'identified', accountId: database.accounts[1], assurance: 'eidas-high' }),
        sweep: async () => {},
      }),
    }
    const portal = await openTestPortal(auth({ methods: [password(), badge] }), database)
    const body = await (await portal.get('/inloggen')).text()
    expect(body).toContain('Houd uw pas voor de lezer')
    const cookie = cookieOf(await portal.post('/inloggen', { form: { method: 'badge' } }))
    expect(await portal.sessionOf(cookie)).toMatchObject({ accountId: database.accounts[1], assurance: 'single' })
  })
})
