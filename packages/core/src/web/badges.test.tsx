import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import type { Layout } from '../define/theme.ts'
import { toMigration } from '../store/migrations/to-migration.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { testAuthenticator } from '../testing/test-authenticator.ts'
import { createTestPortal, type TestPortal } from '../testing/create-test-portal.ts'
import { LiveRegion } from '../ui/components/live-region.tsx'

interface Tables {
  bord_seen: { client_id: string }
}
const shared = { icon: 'mail', scope: 'client', rights: { read: {} }, view: () => '' } as const

const board = definePart({
  ...shared,
  id: 'board',
  title: 'board',
  rights: { read: {}, post: { title: 'board' } },
  load: async ({ db, client }: { readonly db: Kysely<Tables>; readonly client: { readonly id: string } }) => {
    await db.insertInto('bord_seen').values({ client_id: client.id }).execute()
    return ''
  },
  view: () => <LiveRegion id="posts">Alles</LiveRegion>,
  summary: { load: async () => '', view: () => 'kort' },
  // Three are new until somebody has opened the board; asking writes what must not be kept.
  badge: async ({ db, client }: { readonly db: Kysely<Tables>; readonly client: { readonly id: string } }) => {
    const seen = await db.selectFrom('bord_seen').selectAll().execute()
    await db.insertInto('bord_seen').values({ client_id: client.id }).execute()
    return seen.length === 0 ? 3 : 0
  },
  actions: {
    post: {
      right: 'post',
      input: z.strictObject({ text: z.string().min(1, 'board') }),
      run: async () => undefined,
    },
  },
})
const letters = definePart({ ...shared, id: 'letters', title: 'letters', load: async () => '', badge: async () => 2 })
const broken = definePart({
  ...shared,
  id: 'broken',
  title: 'broken',
  load: async () => '',
  badge: async ({ db }) => {
    await sql`select 1 / 0`.execute(db)
    return 9
  },
})
const strange = definePart({ ...shared, id: 'strange', title: 'strange', load: async () => '', badge: async () => -1 })
const strong = definePart({ ...shared, id: 'strong', title: 'strong', requires: 'eidas-high', load: async () => '', badge: async () => 7 })

const words = { board: 'Bord', letters: 'Brieven', broken: 'Stuk', strange: 'Vreemd', strong: 'Sterk' }
const bord = definePlugin({
  id: 'bord',
  api: 1,
  messages: { nl: words, en: words },
  tables: {
    migrations: { '001': toMigration(['create table bord_seen (client_id uuid not null)']) },
    rows: { seen: 'client' },
    marks: ['seen'],
    personalData: { seen: 'that somebody looked' },
  },
  parts: () => [board, letters, broken, strange, strong],
})

const rights = ['board', 'letters', 'broken', 'strange', 'strong'].map((id) => `bord.${id}:read`)

async function openPortal(layout: Layout): Promise<TestPortal> {
  const memory = createMemorySource([])
  memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Client A' }, records: [] }, { completeSnapshot: true }]
  const portal = await createTestPortal({
    auth: { ...testAuthenticator(), maxAssurance: 'eidas-high' },
    plugins: [bord()],
    sources: [memory.source],
    theme: { layout },
    panels: [
      {
        id: 'talk',
        title: 'Praten',
        colour: 'yellow',
        icon: 'mail',
        parts: ['bord.board', 'bord.letters', 'bord.strange'],
        summary: ['bord.board'],
      },
      { id: 'rest', title: 'De rest', colour: 'green', icon: 'mail', parts: ['bord.broken', 'bord.strong'] },
    ],
  })
  await portal.sync()
  return portal
}

const toText = (html: string) =>
  html
    .replaceAll(/<svg.*?<\/svg>/gs, '')
    .replaceAll(/<[^>]+>/g, '|')
    .replaceAll(/\|+/g, '|')

describe('how much is new, with panels', () => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openPortal('panels')
  })
  afterAll(() => portal.close())

  test('stands on the panels of the start page, and no part that fails, gives no number or asks a stronger session has one', async () => {
    const viewer = await portal.viewer({ clientNumber: '100', rights })
    const before = (await portal.entries()).length
    const { status, text } = await viewer.get(`/client/${viewer.clientId}`)
    expect(status).toBe(200)
    expect(toText(text)).toContain('|Praten|5 nieuw|')
    expect(text.match(/class="count"/g)).toHaveLength(1)
    expect((await portal.entries()).slice(before).map(({ event, part }) => `${event} ${part}`)).toEqual(['part.summary bord.board'])
    expect((await viewer.get(`/client/${viewer.clientId}`)).text).toContain('5 nieuw')
  })

  test('is counted only of what somebody may read', async () => {
    const viewer = await portal.viewer({ clientNumber: '100', rights: ['bord.letters:read'] })
    expect(toText((await viewer.get(`/client/${viewer.clientId}`)).text)).toContain('|Praten|2 nieuw|')
  })

  test('is not shown to who looks as somebody else', async () => {
    const admin = await portal.viewer({ clientNumber: '100', rights, portalAdmin: true })
    const person = await portal.grant(
      { email: 'zus@voorbeeld.nl', name: 'Zus', basis: 'family', clientNumber: '100', rights },
      { grantedBy: 'test', notify: false },
    )
    for (const place of ['', '/bord/letters'])
      expect((await admin.get(`/client/${admin.clientId}/als/${person.accessId}${place}`)).text).not.toContain('class="count"')
  })

  test('stands on the tabs of the panel, and what the page marks as read is not new on it', async () => {
    const viewer = await portal.viewer({ clientNumber: '100', rights })
    expect(toText((await viewer.get(`/client/${viewer.clientId}/bord/letters`)).text)).toMatch(/\|Bord\|3\|3 nieuw\|Brieven\|2\|2 nieuw\|/)
    expect(toText((await viewer.get(`/client/${viewer.clientId}/bord/board`)).text)).toMatch(/\|Bord\|Brieven\|2\|2 nieuw\|Vreemd\|/)
  })

  test('changes along with a page that shows by itself what is new in it; a form that was not taken and a preview do not', async () => {
    const viewer = await portal.viewer({ clientNumber: '100', rights: [...rights, 'bord.board:post'], portalAdmin: true })
    const path = `/client/${viewer.clientId}`
    expect((await viewer.get(`${path}/bord/board`)).text).toContain(`data-stream="${path}/live" data-parts="bord.board"`)
    expect((await viewer.get(`${path}/bord/board`)).text).toMatch(/<div id="posts" class="live" data-live(="true")?>Alles/)
    expect((await viewer.get(path)).text).toContain(`data-parts="bord.board bord.letters bord.strange bord.broken bord.strong"`)
    const again = await viewer.post(`${path}/bord/board/post`, { text: '' })
    expect([again.status, again.text.includes('data-stream')]).toEqual([422, false])
    expect((await viewer.get('/mijn/core/profile')).text).not.toContain('data-stream')
    const person = await portal.grant(
      { email: 'broer@voorbeeld.nl', name: 'Broer', basis: 'family', clientNumber: '100', rights },
      { grantedBy: 'test', notify: false },
    )
    expect((await viewer.get(`${path}/als/${person.accessId}/bord/board`)).text).not.toContain('data-stream')
  })
})

test('with a menu, how much is new stands beside every panel, on every page about the client', async () => {
  const portal = await openPortal('menu')
  const viewer = await portal.viewer({ clientNumber: '100', rights, portalAdmin: true })
  for (const place of ['', '/bord/broken', '/core/people']) {
    const { status, text } = await viewer.get(`/client/${viewer.clientId}${place}`)
    expect([place, status]).toEqual([place, 200])
    expect(toText(text), place).toContain('|Praten|5 nieuw|')
  }
  await portal.close()
})
