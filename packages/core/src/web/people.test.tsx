import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Report } from '../care/index.ts'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import { createMemorySource, createTestPortal, type TestPortal } from '../testing/index.ts'

const READ = 'kring.circle:read'
const CURIOUS = 'kring.curious:read'

const circle = definePart({
  id: 'circle',
  title: 'circle.title',
  icon: 'users',
  scope: 'client',
  rights: { read: {} },
  people: true,
  reads: [Report],
  query: z.strictObject({ inject: z.string().optional() }),
  load: async ({ people, records, db, query }) => {
    const names = (await people()).map(({ name, role }) => ({ name, role: role ?? null }))
    if (query['inject'] === 'yes') await sql`select notice_accesses()`.execute(db)
    return { names, reports: (await records.list(Report)).items.length }
  },
  view: () => null,
  actions: {
    write: {
      right: 'read',
      input: z.strictObject({}),
      run: async ({ people }) => ({ query: { inject: String((await people()).length) } }),
    },
  },
})
const curious = definePart({
  id: 'curious',
  title: 'circle.title',
  icon: 'users',
  scope: 'client',
  rights: { read: {} },
  load: async ({ people }) => (await people()).map(({ name }) => name),
  view: () => null,
})
const words = { 'circle.title': 'Kring' }
const kring = definePlugin({ id: 'kring', api: 1, messages: { nl: words, en: words }, parts: () => [circle, curious] })

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]

describe.each(databases)('the people around a client, on $name', ({ options }) => {
  let portal: TestPortal

  beforeAll(async () => {
    const memory = createMemorySource([Report])
    memory.steps = ['100', '200'].map((number) => ({
      client: { sourceId: number, number, name: `Cliënt ${number}` },
      records: [
        {
          type: Report,
          id: `${number}/1`,
          data: { reportedAt: '2026-11-20T09:00:00+01:00', text: 'Goed geslapen.' },
          recordedAt: '2026-11-20T09:00:00+01:00',
          place: { file: 'x' },
        },
      ],
    }))
    portal = await createTestPortal({ plugins: [kring()], sources: [memory.source] }, options)
    await portal.sync()
  })
  afterAll(() => portal.close())

  const arrive = (name: string, more: { clientNumber?: string; rights?: string[] } = {}) =>
    portal.viewer({ clientNumber: '100', name, email: `${name}@voorbeeld.nl`, basis: 'family', rights: [READ], ...more })

  test('are named to a part that declares it: who may read that part now, and nobody else', async () => {
    const asking = await arrive('vrager')
    await arrive('anna')
    const leaving = await arrive('weg')
    await arrive('anderrecht', { rights: [] })
    await arrive('elders', { clientNumber: '200' })
    await portal.store
      .system()
      .updateTable('access')
      .set({ revoked_at: portal.clock.now() })
      .where('account_id', '=', leaving.accountId ?? '')
      .execute()
    const page = await asking.json(`/client/${asking.clientId}/kring/circle`)
    expect(page.json()).toMatchObject({ data: { names: [{ name: 'anna', role: null }], reports: 1 } })
  })

  test('and after that the part reads as before, and can ask the database nothing more than before', async () => {
    const asking = await arrive('spuiter')
    const page = await asking.json(`/client/${asking.clientId}/kring/circle?inject=yes`)
    expect(page.status).toBe(500)
    expect(page.json()).toMatchObject({ error: 'failed' })
    expect(page.text).not.toContain('anna')
  })

  test('are there for an action, and not for a part that does not declare them', async () => {
    const asking = await arrive('handelaar', { rights: [READ, CURIOUS] })
    const done = await asking.post(`/client/${asking.clientId}/kring/circle/write`, {})
    expect(done).toMatchObject({ status: 303 })
    const page = await asking.json(`/client/${asking.clientId}/kring/curious`)
    expect(page).toMatchObject({ status: 500 })
  })
})
