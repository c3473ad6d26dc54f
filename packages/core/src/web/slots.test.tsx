import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import { defineRecord } from '../define/record.ts'
import { fillSlot, underTeamMember } from '../define/slot.ts'
import { toMigration } from '../store/migrations/to-migration.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { testAuthenticator } from '../testing/test-authenticator.ts'
import { createTestPortal, type TestPortal } from '../testing/create-test-portal.ts'

const Person = defineRecord({ name: 'person', schema: z.strictObject({ name: z.string() }) })
const Note = defineRecord({ name: 'note', schema: z.strictObject({ text: z.string() }) })
const shared = { icon: 'mail', scope: 'client', rights: { read: {} }, load: async () => '', view: () => '' } as const

const team = definePart({
  ...shared,
  id: 'team',
  title: 'title',
  slots: [underTeamMember],
  query: z.strictObject({ month: z.string().optional() }),
  load: async () => ['an', 'bo'],
  view: (ids, { slot }) => ids.map((id) => <p>{slot(underTeamMember, { id, coordinates: id === 'an' })}</p>),
})

const careless = definePart({
  ...shared,
  id: 'careless',
  title: 'title',
  view: (_, { slot }) => slot(underTeamMember, { id: 'an', coordinates: true }),
})

const mail = definePart({
  ...shared,
  id: 'mail',
  title: 'title',
  rights: { read: {}, write: { title: 'title' } },
  reads: [Note],
  actions: { write: { right: 'write', input: z.strictObject({}), run: async () => undefined } },
  fills: [
    fillSlot({
      slot: underTeamMember,
      load: async ({ client, records, db, query }) => {
        await sql`insert into post_seen (client_id) values (${client.id})`.execute(db)
        return { notes: (await records.all(Note)).length, asked: Object.keys(query).length }
      },
      view: ({ notes, asked }, place, { link, t, may }) =>
        place.coordinates ? (
          <a href={link({ query: { to: place.id } })}>
            {t('hello')} {notes} {asked} {String(may('write'))}
          </a>
        ) : null,
    }),
  ],
})

// Knows no note: its own part reads none, also where it stands on another page.
const curious = definePart({
  ...shared,
  id: 'curious',
  title: 'title',
  fills: [fillSlot({ slot: underTeamMember, load: async ({ records }) => records.all(Note), view: () => 'NIEUWSGIERIG' })],
})
const broken = definePart({
  ...shared,
  id: 'broken',
  title: 'title',
  fills: [
    fillSlot({
      slot: underTeamMember,
      load: async () => 'x',
      view: () => {
        throw new Error('no view')
      },
    }),
  ],
})
const waiting = definePart({
  ...shared,
  id: 'waiting',
  title: 'title',
  reads: [Person],
  applies: [Person],
  fills: [fillSlot({ slot: underTeamMember, load: async () => '', view: () => 'WACHT' })],
})
const strong = definePart({
  ...shared,
  id: 'strong',
  title: 'title',
  requires: 'eidas-high',
  fills: [fillSlot({ slot: underTeamMember, load: async () => '', view: () => 'STERK' })],
})
const unplaced = definePart({
  ...shared,
  id: 'unplaced',
  title: 'title',
  fills: [fillSlot({ slot: underTeamMember, load: async () => '', view: () => 'NERGENS' })],
})

const words = { title: 'Titel', hello: 'Schrijf' }
const messages = { nl: words, en: words }
const zorg = definePlugin({ id: 'zorg', api: 1, messages, parts: () => [team, careless] })
const post = definePlugin({
  id: 'post',
  api: 1,
  messages,
  tables: {
    migrations: { '001': toMigration(['create table post_seen (client_id uuid not null)']) },
    rows: { seen: 'client' },
    personalData: { seen: 'what was seen' },
  },
  parts: () => [mail, curious, broken, waiting, strong, unplaced],
})

describe('a place in the page of a part', () => {
  let portal: TestPortal
  const rights = ['team', 'mail', 'curious', 'broken', 'waiting', 'strong'].map((id) => `${id === 'team' ? 'zorg' : 'post'}.${id}:read`)
  const page = (clientId: string) => `/client/${clientId}/zorg/team`
  beforeAll(async () => {
    const memory = createMemorySource([Note, Person])
    const at = '2026-11-21T08:00:00+01:00'
    memory.steps = [
      {
        client: { sourceId: 'a', number: '100', name: 'Client A' },
        records: [{ type: Note, id: 'n', place: { file: 'memory' }, data: { text: 'een' }, recordedAt: at }],
        complete: [Note, Person],
      },
      { completeSnapshot: true },
    ]
    portal = await createTestPortal({
      auth: { ...testAuthenticator(), maxAssurance: 'eidas-high' },
      plugins: [zorg(), post()],
      sources: [memory.source],
      panels: [
        { id: 'zorg', title: 'Zorg', colour: 'yellow', icon: 'mail', parts: ['zorg.team', 'zorg.careless'] },
        {
          id: 'post',
          title: 'Post',
          colour: 'green',
          icon: 'mail',
          parts: ['post.mail', 'post.curious', 'post.broken', 'post.waiting', 'post.strong'],
        },
      ],
    })
    await portal.sync()
  })
  afterAll(() => portal.close())

  const countSeen = async () =>
    (await sql`select 1 from ${sql.table(`${portal.store.schema}.post_seen`)}`.execute(portal.store.system())).rows.length
  const since = async (act: () => Promise<unknown>) => {
    const before = (await portal.entries()).length
    await act()
    return (await portal.entries()).slice(before).map(({ event, outcome, part }) => `${event} ${part} ${outcome}`)
  }

  test('shows what another part makes of it, with the words, address and rights of that part', async () => {
    const viewer = await portal.viewer({ clientNumber: '100', rights: ['zorg.team:read', 'post.mail:read'] })
    const { text } = await viewer.get(`${page(viewer.clientId)}?month=2026-01`)
    // In development a mark that takes no room says what was put there.
    expect(text.replaceAll(/<template[^>]*><\/template>/gu, '')).toContain(
      `<p><a href="/client/${viewer.clientId}/post/mail?to=an">Schrijf 1 0 false</a></p><p></p>`,
    )
    const writer = await portal.viewer({ clientNumber: '100', rights: ['zorg.team:read', 'post.mail:read', 'post.mail:write'] })
    expect((await writer.get(page(writer.clientId))).text).toContain('Schrijf 1 0 true')
  })

  test('is logged as a read of the part that fills it; in JSON nothing is shown of it', async () => {
    const viewer = await portal.viewer({ clientNumber: '100', rights: ['zorg.team:read', 'post.mail:read'] })
    expect(await since(() => viewer.get(page(viewer.clientId)))).toEqual(['part.read zorg.team success', 'part.fill post.mail success'])
    expect(await since(() => viewer.json(page(viewer.clientId)))).toEqual(['part.read zorg.team success'])
  })

  test('is only where the part declares it: any other page reads nothing of it, and one that shows an undeclared place fails', async () => {
    const viewer = await portal.viewer({ clientNumber: '100', rights: ['zorg.careless:read', 'post.mail:read'] })
    expect(await since(() => viewer.get(`/client/${viewer.clientId}/post/mail`))).toEqual(['part.read post.mail success'])
    expect((await viewer.get(`/client/${viewer.clientId}/zorg/careless`)).status).toBe(500)
  })

  test('is empty for who may not read the part that fills it, and nothing of it is read', async () => {
    const viewer = await portal.viewer({ clientNumber: '100', rights: ['zorg.team:read'] })
    const log = await since(async () => {
      expect((await viewer.get(page(viewer.clientId))).text).toContain('<p></p><p></p>')
    })
    expect(log).toEqual(['part.read zorg.team success'])
  })

  test('is not filled by a part that does not apply, stands on no panel, or asks a stronger session', async () => {
    const viewer = await portal.viewer({ clientNumber: '100', rights: [...rights, 'post.unplaced:read'] })
    const { text } = await viewer.get(page(viewer.clientId))
    for (const word of ['WACHT', 'NERGENS', 'STERK']) expect(text).not.toContain(word)
  })

  test('stays empty where what fills it fails, and the page and the other fills stand', async () => {
    const viewer = await portal.viewer({ clientNumber: '100', rights })
    const failures = portal.log.length
    const log = await since(async () => {
      const { status, text } = await viewer.get(page(viewer.clientId))
      expect(status).toBe(200)
      expect(text).toContain('Schrijf 1')
      expect(text).not.toContain('NIEUWSGIERIG')
    })
    expect(log).toEqual([
      'part.read zorg.team success',
      'part.fill post.mail success',
      'part.fill post.curious failure',
      'part.fill post.broken success',
    ])
    const failed = portal.log.slice(failures).filter(({ level }) => level === 'error')
    expect(failed.map(({ route }) => route)).toEqual(['post.curious', 'post.broken', 'post.broken'])
  })

  test('in a preview is filled with what both may read, is logged as looking, and nothing is kept', async () => {
    const admin = await portal.viewer({ clientNumber: '100', rights, portalAdmin: true })
    const person = await portal.grant(
      { email: 'zus@voorbeeld.nl', name: 'Zus', basis: 'family', clientNumber: '100', rights: ['zorg.team:read', 'post.mail:read'] },
      { grantedBy: 'test', notify: false },
    )
    const seen = await countSeen()
    const log = await since(async () => {
      const { text } = await admin.get(`/client/${admin.clientId}/als/${person.accessId}/zorg/team`)
      expect(text).toContain(`/als/${person.accessId}/post/mail?to=an">Schrijf 1 0 false`)
    })
    expect(log).toEqual(['part.preview zorg.team success', 'part.preview post.mail success'])
    expect(await countSeen()).toBe(seen)
    await admin.get(page(admin.clientId))
    expect(await countSeen()).toBe(seen + 1)
  })
})
