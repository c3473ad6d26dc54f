import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import { publicAccess } from '../define/public-access.ts'
import { defineRecord } from '../define/record.ts'
import { createId } from '../store/ids.ts'
import { toMigration } from '../store/migrations/to-migration.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../testing/create-test-portal.ts'
import { z } from 'zod'

const Note = defineRecord({ name: 'note', schema: z.strictObject({ text: z.string() }) })

const plan = definePart({
  id: 'plan',
  title: 'plan.title',
  icon: 'file-text',
  scope: 'client',
  rights: { read: {}, sign: { title: 'plan.sign' } },
  load: async ({ db, viewer }) => {
    await sql`insert into proef_seen (account_id) values (${viewer.account.id})`.execute(db)
    return 'HET PLAN'
  },
  view: (text, { link }) => (
    <a href={link({ part: 'proef.wzd' })}>
      {text} <a href={link({ query: { page: '2' } })}>verder</a> <a href={link({ part: 'proef.mine' })}>mijn</a>
    </a>
  ),
  summary: { load: async () => 'KORT', view: (text) => text },
})
const wzd = definePart({
  id: 'wzd',
  title: 'wzd.title',
  icon: 'lock',
  scope: 'client',
  rights: { read: { explicit: true, byBasis: ['self', 'mentor'] } },
  load: async () => 'DE WZD',
  view: (text) => text,
})
const waiting = definePart({
  id: 'waiting',
  title: 'waiting.title',
  icon: 'lock',
  scope: 'client',
  rights: { read: {} },
  reads: [Note],
  applies: [Note],
  load: async () => '',
  view: () => 'NIETS',
})
const open = definePart({
  id: 'open',
  title: 'open.title',
  icon: 'lock',
  scope: 'client',
  access: publicAccess('The same for everybody.'),
  rights: {},
  load: async () => 'OPEN',
  view: (text) => text,
})
const mine = definePart({
  id: 'mine',
  title: 'mine.title',
  icon: 'lock',
  scope: 'account',
  rights: { read: {} },
  load: async () => '',
  view: () => '',
})
const words = {
  'plan.title': 'Plannen',
  'plan.sign': 'Ondertekenen',
  'wzd.title': 'Wzd',
  'waiting.title': 'Wachten',
  'mine.title': 'Mijn',
  'open.title': 'Open',
}
const plugin = definePlugin({
  id: 'proef',
  api: 1,
  messages: { nl: words, en: words },
  tables: {
    migrations: { '001': toMigration(['create table proef_seen (account_id uuid not null)']) },
    rows: { seen: 'account' },
    personalData: { seen: 'who opened the plan; as long as the account; nothing to export' },
  },
  parts: () => [plan, wzd, waiting, open, mine],
})

type Viewer = Awaited<ReturnType<TestPortal['viewer']>>

describe('for a portal administrator', () => {
  let portal: TestPortal
  let admin: Viewer
  const rights = ['proef.plan:read', 'proef.plan:sign', 'proef.wzd:read', 'proef.waiting:read']
  const als = (person: string, place = '') => `/client/${admin.clientId}/als/${person}${place}`
  const grant = async (person: Partial<Parameters<TestPortal['grant']>[0]>) => {
    const given = {
      email: `${crypto.randomUUID()}@voorbeeld.nl`,
      name: 'Noor Bakker',
      basis: 'family' as const,
      clientNumber: '100',
      ...person,
    }
    return (await portal.grant(given, { grantedBy: 'test', notify: false })).accessId
  }
  const invite = async (values: object = {}) => {
    const id = createId(portal.clock.now())
    const person = {
      first_name: 'Piet',
      last_name: 'Jansen',
      email: `${id}@voorbeeld.nl`,
      gender: 'male' as const,
      role: 'neighbour',
      phone: null,
    }
    const sentTo = { client_id: admin.clientId, invited_by: admin.accountId ?? '', account_id: null, basis: 'invited' as const }
    await portal.store
      .system()
      .insertInto('invitation')
      .values({ id, ...person, ...sentTo, rights: ['proef.plan:read'], created_at: portal.clock.now(), ...values })
      .execute()
    return id
  }

  beforeAll(async () => {
    const memory = createMemorySource([Note])
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] },
      { client: { sourceId: 'b', number: '200', name: 'De heer Bos' }, records: [] },
      { completeSnapshot: true },
    ]
    portal = await createTestPortal({ plugins: [plugin()], sources: [memory.source] })
    await portal.sync()
    admin = await portal.viewer({
      clientNumber: '100',
      email: 'beheer@voorbeeld.nl',
      name: 'Bea Beheer',
      basis: 'family',
      portalAdmin: true,
      rights,
    })
    await portal.viewer({ clientNumber: '200', email: 'beheer@voorbeeld.nl', name: 'Bea Beheer', rights })
    const photo = { client_id: admin.clientId, mime: 'image/webp', digest: 'x', source_digest: 'x', bytes: new Uint8Array([1, 2, 3]) }
    await portal.store.system().insertInto('client_photo').values(photo).execute()
  })
  afterAll(() => portal.close())

  test('Toon als shows what somebody sees, as page and as JSON, and nothing that does not apply', async () => {
    const noor = await grant({ rights: ['proef.plan:read', 'proef.waiting:read'] })
    expect((await admin.get(als(noor))).text).toContain('KORT')
    expect((await admin.get(als(noor, '/panel/alles'))).headers.get('location')).toBe(als(noor, '/proef/plan'))
    expect((await admin.get(als(noor, '/proef/plan'))).text).toContain('HET PLAN')
    expect((await admin.get(als(noor, '/proef/waiting'))).status).toBe(404)
    expect((await admin.json(als(noor, '/proef/plan'))).json()).toEqual({
      part: 'proef.plan',
      updatedAt: null,
      preview: { as: noor, state: 'open', leftOut: [] },
      data: 'HET PLAN',
    })
    expect((await admin.json(als(noor))).json()).toMatchObject({ panels: [{ parts: ['proef.plan', 'proef.open'] }], preview: { as: noor } })
    expect((await admin.get(als(noor, '/photo'))).headers.get('content-type')).toBe('image/webp')
  })

  test('leaves nothing of what a part writes when it is read', async () => {
    const person = await grant({ rights: ['proef.plan:read'] })
    const countSeen = async () => (await portal.store.execute('select count(*)::int as seen from proef_seen')).rows[0]?.['seen']
    const before = Number(await countSeen())
    expect((await admin.get(als(person, '/proef/plan'))).text).toContain('HET PLAN')
    expect(await countSeen()).toBe(before)
    await admin.get(`/client/${admin.clientId}/proef/plan`)
    expect(await countSeen()).toBe(before + 1)
  })

  test('every page says as whom, that nothing is changed, and how to stop; all other ways stay inside', async () => {
    const mentor = await grant({ basis: 'mentor', rights: ['proef.plan:read'] })
    for (const place of ['', '/proef/plan']) {
      const { text } = await admin.get(als(mentor, place))
      expect(text).toMatch(/<aside class="preview"[^>]*>.*U kijkt zoals Noor Bakker het portaal ziet\..*Er wordt niets gewijzigd\./s)
      expect(text).toContain(`<a class="button button-secondary" href="/client/${admin.clientId}/core/rights">`)
      expect(text).toContain('<title>Zoals Noor Bakker – ')
      expect(text).not.toMatch(/class="switch"|De heer Bos|\/mijn\/core\//)
      const ways = [...text.matchAll(/(?:href|src)="(\/client\/[^"]*)"/g)].map((match) => match[1] ?? '')
      expect(ways.length).toBeGreaterThan(2)
      expect(ways.filter((way) => !way.startsWith(als(mentor)) && !way.endsWith('/core/rights'))).toEqual([])
    }
    const { text } = await admin.get(als(mentor, '/proef/plan'))
    for (const way of [als(mentor, '/proef/wzd'), als(mentor, '/proef/plan?page=2'), '/mijn/proef/mine'])
      expect(text).toContain(`href="${way}"`)
  })

  test('whoever sees nothing now is shown as they would see it, with the reason', async () => {
    const now = portal.clock.now()
    const later = new Date(now.getTime() + 86_400_000)
    const sent = { account_id: admin.accountId ?? '', sent_at: now, expires_at: later }
    const noor = await grant({ rights: ['proef.plan:read'] })
    await portal.store.system().updateTable('access').set({ blocked_at: now }).where('id', '=', noor).execute()
    const people: readonly (readonly [string, string])[] = [
      [noor, 'Noor Bakker ziet dit nu niet: de toegang is geblokkeerd.'],
      [await grant({ rights: ['proef.plan:read'], from: later.toISOString() }), 'Noor Bakker ziet dit nu niet: de toegang begint later.'],
      [await invite(), 'Piet Jansen ziet dit nu niet: de uitnodiging is nog niet verstuurd.'],
      [await invite(sent), 'Piet Jansen ziet dit nu niet: de uitnodiging is nog niet geaccepteerd.'],
      [await invite({ ...sent, expires_at: now }), 'Piet Jansen ziet dit nu niet: de uitnodiging is verlopen.'],
    ]
    for (const [id, sentence] of people) {
      const { text } = await admin.get(als(id, '/proef/plan'))
      expect(text).toContain('HET PLAN')
      expect(text).toContain(sentence)
    }
    for (const answer of ['accepted_at', 'declined_at', 'withdrawn_at'])
      expect((await admin.get(als(await invite({ ...sent, [answer]: now })))).status).toBe(404)
  })

  test('the overview says of everybody what they see and why', async () => {
    const mentor = await grant({ name: 'Karel Mentor', basis: 'mentor', represents: true, rights: [], from: '2026-03-03T09:00:00Z' })
    const anna = await grant({ name: 'Anna Open', rights: ['proef.plan:read', 'proef.plan:sign'], until: '2027-01-02T12:00:00Z' })
    const draft = await invite()
    const { data } = z
      .object({
        data: z.object({
          people: z.array(z.looseObject({ id: z.string() })),
          panels: z.array(
            z.object({ rows: z.array(z.looseObject({ id: z.string(), cells: z.array(z.looseObject({ why: z.string() })) })) }),
          ),
        }),
      })
      .parse((await admin.json(`/client/${admin.clientId}/core/rights`)).json())
    const person = (id: string) => data.people.find((one) => one.id === id)
    expect(data.people[0]).toMatchObject({ name: 'Bea Beheer', isReader: true, portalAdmin: true, state: 'open' })
    expect(data.people[0]).not.toHaveProperty('preview')
    expect(person(mentor)).toMatchObject({ basis: 'mentor', represents: true, since: '2026-03-03T09:00:00.000Z', preview: als(mentor) })
    expect(person(anna)).toMatchObject({ until: '2027-01-02T12:00:00.000Z' })
    expect(person(draft)).toMatchObject({ name: 'Piet Jansen', state: 'draft', preview: als(draft) })
    const why = (right: string, id: string) =>
      data.panels.flatMap(({ rows }) => rows).find((row) => row.id === right)?.cells[data.people.findIndex((one) => one.id === id)]?.why
    expect([
      why('proef.wzd:read', mentor),
      why('proef.wzd:read', anna),
      why('proef.plan:sign', anna),
      why('proef.plan:read', draft),
    ]).toEqual(['basis', 'none', 'granted', 'granted'])
    expect(why('proef.open', anna)).toBe('everybody')
    const { text } = await admin.get(`/client/${admin.clientId}/core/rights`)
    for (const word of [
      'omdat: mentor sinds 3 maart',
      'omdat: aangevinkt',
      'ziet dit niet',
      'Plannen: Ondertekenen',
      'gevoelig onderdeel',
      'Eindigt op 2 januari 2027',
      'Ziet nu niets: de uitnodiging is nog niet verstuurd',
      'buur, op uitnodiging',
    ])
      expect(text).toContain(word)
    expect(text).toContain(`href="${als(anna)}"`)
  })

  test('the overview is for the portal administrator and nobody else', async () => {
    for (const other of [
      await portal.viewer({ clientNumber: '100', represents: true, rights }),
      await portal.viewer({ clientNumber: '200', portalAdmin: true, rights }),
    ])
      expect((await other.get(`/client/${admin.clientId}/core/rights`)).status).toBe(404)
  })
})
