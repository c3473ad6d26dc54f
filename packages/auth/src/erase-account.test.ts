import { createMemorySource, createTestPortal } from '@voordeur/core/testing'
import { describe, expect, test } from 'vitest'
import { auth } from './auth.ts'
import { password } from './password/password.tsx'

const ANNA = { userName: 'anna', password: 'vier losse fietsbellen' }
const EMAIL = 'anna@voorbeeld.nl'
const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]

describe.each(databases)('erasing an account on $name', ({ options }) => {
  test('ends its session at once and leaves nothing of signing in, and the user name is free again', async () => {
    const memory = createMemorySource([])
    memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }, { completeSnapshot: true }]
    const portal = await createTestPortal(
      {
        auth: auth({ methods: [password()] }),
        sources: [memory.source],
        acceptedRisks: [{ id: 'auth.single-factor', reason: 'a test of the password alone', by: 'the test', until: '2100-01-01' }],
      },
      options,
    )
    await portal.sync()
    const grant = () =>
      portal.grant({ clientNumber: '100', email: EMAIL, name: 'Anna Zangvogel', basis: 'self' }, { grantedBy: 'test', notify: false })
    const { accountId, accessId } = await grant()
    await portal.enrol(accountId, ANNA)
    const visitor = portal.visitor()
    const answer = await visitor.post('/inloggen', { method: 'password', next: '', username: ANNA.userName, password: ANNA.password })
    const session = { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
    expect((await visitor.get('/mijn/core/profile', session)).status).toBe(200)

    await portal.store.execute(`update access set revoked_at = $2::timestamptz where id = $1`, [accessId, portal.clock.now().toISOString()])
    await portal.eraseAccount({ by: 'M. Visser', email: EMAIL })
    expect((await visitor.get('/mijn/core/profile', session)).status).toBe(303)
    const { rows } = await portal.store.execute(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = '${portal.store.schema}' and c.relkind in ('r', 'p') and c.relname not like 'audit%'`,
    )
    for (const { name } of rows) {
      const { rows: text } = await portal.store.execute(
        `select coalesce(string_agg(t::text, ' '), '') as text from ${portal.store.schema}.${String(name)} t`,
      )
      for (const trace of [accountId, EMAIL, 'Zangvogel', ANNA.userName])
        expect(`${String(name)}: ${String(text[0]?.['text'])}`).not.toContain(trace)
    }

    const again = await grant()
    expect(again.accountId).not.toBe(accountId)
    await portal.enrol(again.accountId, ANNA)
    expect((await visitor.get('/mijn/core/profile', session)).status).toBe(303)
    await portal.close()
  })
})
