import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { hideRecord } from '../../flows/hide-record.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import { createMemorySource } from '../../testing/memory-source.ts'
import { testAuthenticator } from '../../testing/test-authenticator.ts'
import type { TestAnswer } from '../../testing/test-browser.ts'
import { finders, Law, Note, Safe, Secret } from './finding.fixture.ts'

const databaseUrl = process.env['TEST_DATABASE_URL']
const ON = [{ on: 'the embedded database' }, ...(databaseUrl === undefined ? [] : [{ on: 'PostgreSQL', databaseUrl }])]
const CANARY = '<img src=x onerror=alert(1)>'
const NOTES = ['proef.notes:read']
const Answer = z.object({
  data: z.looseObject({
    errors: z.record(z.string(), z.string()),
    searched: z.boolean(),
    tooCommon: z.boolean(),
    kinds: z.array(z.object({ type: z.string(), title: z.string() })),
    older: z.string().nullable(),
    hits: z.array(
      z.looseObject({
        id: z.string(),
        type: z.string(),
        part: z.string(),
        at: z.string().nullable(),
        pieces: z.array(z.object({ text: z.string(), hit: z.boolean() })),
      }),
    ),
  }),
})

interface Written {
  readonly on?: string
  readonly text: string
  readonly author?: { readonly name: string; readonly role: string }
}

const EARLIER = { recordedAt: '2026-11-20T08:00:00Z' }
const DISCUSSED = { discussedAt: '2026-11-20T08:00:00Z' }

const write = (id: string, type: typeof Note, data: Written, more: Partial<typeof EARLIER & typeof DISCUSSED> = EARLIER) => ({
  type,
  id,
  place: { file: 'test' },
  data,
  ...more,
})
const anja = { name: 'Anja Verbeek', role: 'verzorgende' }
const books = Array.from({ length: 25 }, (_, index) =>
  write(`b${index}`, Note, { on: `2026-10-${String(index + 1).padStart(2, '0')}`, text: 'Een boek gelezen.' }),
)
const records = [
  write('1', Note, { on: '2026-11-20T08:00:00Z', text: 'Mevrouw liep met de rollator.', author: anja }),
  write('2', Note, { on: '2026-11-18T08:00:00Z', text: `De rollator ${CANARY} is stuk, zegt Anja Verbeek.` }),
  write('3', Law, { text: 'Een rollator zonder datum.' }, DISCUSSED),
  write('4', Note, { on: '2026-11-22T10:30:00Z', text: 'De rollator, vertraagd.' }, { recordedAt: '2026-11-22T10:30:00Z' }),
  write('5', Note, { on: '2026-11-17', text: 'De rollator, verborgen.' }),
  write('6', Law, { on: '2026-11-19', text: 'De rollator is afgepakt.' }, { ...EARLIER, ...DISCUSSED }),
  write('7', Law, { on: '2026-11-19', text: 'De rollator, onbesproken.' }),
  write('8', Safe, { on: '2026-11-19', text: 'De rollator in de kluis.' }),
  write('c', Note, { on: '2026-11-19', text: 'CONCEPT over de rollator.' }),
  write('9', Secret, { on: '2026-11-19', text: 'De rollator in het geheim.' }),
  ...books,
]

describe.each(ON)('on $on', ({ on: _, ...database }) => {
  const memory = createMemorySource([Note, Law, Safe, Secret])
  let portal: TestPortal

  beforeAll(async () => {
    const complete = [Note, Law, Safe, Secret]
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records, complete },
      {
        client: { sourceId: 'b', number: '200', name: 'De heer Bos' },
        records: [write('z', Note, { on: '2026-11-20', text: 'De rollator van Bos.' })],
        complete,
      },
      { client: { sourceId: 'c', number: '300', name: 'Mevrouw Cohen' }, records: [], complete },
      { completeSnapshot: true },
    ]
    portal = await createTestPortal(
      {
        auth: { ...testAuthenticator(), maxAssurance: 'eidas-high' },
        plugins: [finders()],
        sources: [memory.source],
        records: { note: { visibleAfter: 'PT1H', staffNames: 'role' }, law: { discussedOnly: true } },
      },
      database,
    )
    await portal.sync()
    const hiding = { db: portal.store.system(), now: portal.clock.now(), staff: { by: 'B. Heer' }, reason: 'wrong client' }
    await hideRecord(hiding, { source: 'memory', type: 'note', sourceId: '5' })
  })
  afterAll(() => portal.close())

  type Viewer = Awaited<ReturnType<TestPortal['viewer']>>
  type Query = Readonly<Record<string, string>>
  const open = (rights: readonly string[] = NOTES, more: Partial<Parameters<TestPortal['viewer']>[0]> = {}) =>
    portal.viewer({ clientNumber: '100', basis: 'family', rights: [...rights], ...more })
  const toPath = ({ clientId }: Viewer, query: Query = {}) => `/client/${clientId}/core/search?${new URLSearchParams(query).toString()}`
  const read = (answer: TestAnswer) => Answer.parse(answer.json()).data
  const search = async (who: Viewer, query: Query) => read(await who.json(toPath(who, query)))
  const toTexts = (hits: Awaited<ReturnType<typeof search>>['hits']) => hits.map(({ pieces }) => pieces.map(({ text }) => text).join(''))
  const find = async (who: Viewer, q: string) => toTexts((await search(who, { q })).hits)

  describe('what is found', () => {
    test('stands in what this viewer may read now: visible, not hidden, of this client, found by a part they may open', async () => {
      const { hits } = await search(await open(), { q: 'rollator' })
      expect(toTexts(hits)).toEqual(['Mevrouw liep met de rollator.', `De rollator ${CANARY} is stuk, zegt verzorgende.`])
      expect(hits.map(({ at }) => at)).toEqual(['2026-11-20T08:00:00.000Z', '2026-11-18T08:00:00.000Z'])
    })

    test('leads to the part that stands first, by the words of its plugin', async () => {
      const { hits } = await search(await open([...NOTES, 'proef.again:read']), { q: 'liep' })
      const [hit] = hits
      expect(hit).toMatchObject({ part: 'proef.notes', kind: 'De notes.hit', partTitle: 'De notes.title', query: { id: hit?.id } })
      const other = await search(await open(['proef.again:read']), { q: 'liep' })
      expect(other.hits[0]).toMatchObject({ part: 'proef.again', kind: 'De again.hit' })
    })

    test('is more for whoever may read more, and never what no part finds or what waits to be discussed', async () => {
      const rights = [...NOTES, 'proef.secret:read', 'proef.safe:read']
      const family = await search(await open(rights), { q: 'rollator' })
      expect(new Set(family.hits.map(({ type }) => type))).toEqual(new Set(['note']))
      const mentor = await search(await open(rights, { basis: 'mentor' }), { q: 'rollator' })
      expect(mentor.hits.map(({ type, at }) => [type, at])).toEqual([
        ['note', '2026-11-20T08:00:00.000Z'],
        ['law', '2026-11-18T23:00:00.000Z'],
        ['note', '2026-11-18T08:00:00.000Z'],
        // Without a date of its own, and so without one on the page.
        ['law', null],
      ])
      expect(mentor.kinds.map(({ type }) => type)).toEqual(['note', 'law'])
      expect(await find(await open(rights, { basis: 'mentor' }), 'onbesproken')).toEqual([])
    })

    test('is no name that gave way to a role', async () => {
      const who = await open()
      expect(await find(who, 'Verbeek')).toEqual([])
      expect(await find(who, 'anja')).toEqual([])
    })

    test('is nothing of a right that was taken away', async () => {
      const who = await open()
      expect(await find(who, 'liep')).toHaveLength(1)
      const taken = (rights: readonly string[]) =>
        portal.store
          .system()
          .updateTable('access')
          .set({ rights: [...rights] })
          .where('account_id', '=', who.accountId ?? '')
          .execute()
      await taken(['proef.secret:read'])
      expect((await who.json(toPath(who, { q: 'liep' }))).status).toBe(404)
      await taken(['proef.safe:read'])
      expect((await who.json(toPath(who, { q: 'rollator' }))).status).toBe(404)
    })

    test('is narrowed to a kind and to a period, and to nothing that is no kind', async () => {
      const who = await open(NOTES, { basis: 'mentor' })
      expect((await search(who, { q: 'rollator', kind: 'law' })).hits).toHaveLength(2)
      expect((await search(who, { q: 'rollator', from: '20-11-2026', until: '2026-11-20' })).hits).toHaveLength(1)
      expect((await search(who, { q: 'rollator', until: '2026-11-18' })).hits.map(({ type }) => type)).toEqual(['note', 'law'])
      for (const kind of ['secret', 'safe', 'nergens', "note' or 1=1"])
        expect((await who.json(toPath(who, { q: 'rollator', kind }))).status).toBe(400)
    })

    test('comes page by page', async () => {
      const who = await open()
      const first = await search(who, { q: 'boek' })
      const second = await search(who, { q: 'boek', before: first.older ?? '' })
      expect([first.hits.length, second.hits.length, second.older]).toEqual([20, 5, null])
      expect(new Set([...first.hits, ...second.hits].map(({ id }) => id)).size).toBe(25)
      expect((await who.json(toPath(who, { q: 'boek', before: 'nergens' }))).status).toBe(400)
    })
  })

  describe('the page', () => {
    test('works without scripts and says first what can be asked', async () => {
      const who = await open()
      const { status, text } = await who.get(toPath(who))
      expect(status).toBe(200)
      expect(text).toMatch(/<form class="form" method="get" action="[^"]+\/core\/search"/)
      expect(text).toContain('Zoeken in het dossier')
    })

    test('marks the words, and shows text of the record as text', async () => {
      const who = await open()
      const { text } = await who.get(toPath(who, { q: 'rollator stuk' }))
      expect(text).toContain('De <mark>rollator</mark> &lt;img src=x onerror=alert(1)> is <mark>stuk</mark>')
      expect(text).not.toContain('<img src=x')
      expect(text).toMatch(/href="\/client\/[^"]+\/proef\/notes\?id=[0-9a-f-]{36}"/)
    })

    test.each(['"><script>alert(1)</script>', '\u0007', "'; drop table record; --", 'a & b | !c', '<mark>', '\u202e rollator'])(
      'takes %j for what it is',
      async (q) => {
        const who = await open()
        const { status, text } = await who.get(toPath(who, { q }))
        expect(status).toBe(200)
        expect(text).not.toContain('<script>alert')
        expect(text).not.toContain('\u0007')
        expect((await search(who, { q: 'liep' })).hits).toHaveLength(1)
      },
    )

    test('refuses what its own form can’t send', async () => {
      const who = await open()
      for (const query of [{ q: 'a'.repeat(10_000) }, { q: 'liep\u0000' }, { q: 'liep', sort: 'x' }])
        expect((await who.get(toPath(who, query))).status).toBe(400)
    })

    test.each([
      { query: { q: '' }, errors: { q: 'core.search.missing' }, says: 'Vul een woord in.' },
      { query: { q: '?!' }, errors: { q: 'core.search.missing' }, says: 'Vul een woord in.' },
      { query: { q: 'a' }, errors: { q: 'core.search.tooShort' }, says: 'minstens twee letters' },
      { query: { q: 'liep', from: 'gisteren' }, errors: { from: 'core.period.notADay' }, says: 'Vul een datum in' },
      { query: { q: 'liep', until: '31-02-2026' }, errors: { until: 'core.period.notADay' }, says: 'Vul een datum in' },
      {
        query: { q: 'liep', from: '2026-02-02', until: '2026-02-01' },
        errors: { until: 'core.period.order' },
        says: 'Kies een latere dag',
      },
    ])('says what is wrong with $query', async ({ query, errors, says }) => {
      const who = await open()
      expect(await search(who, query)).toMatchObject({ errors, searched: false, hits: [] })
      expect((await who.get(toPath(who, query))).text).toContain(says)
    })

    test('says of words that are everywhere that they are, and of others that nothing was found', async () => {
      const who = await open()
      expect(await search(who, { q: 'de het niet' })).toMatchObject({ searched: true, tooCommon: true, hits: [] })
      expect((await who.get(toPath(who, { q: 'de het niet' }))).text).toContain('Dit woord staat bijna overal')
      expect((await who.get(toPath(who, { q: 'zeilboot' }))).text).toContain('Niets gevonden')
    })

    test('is the one 404 for whoever may read nothing that can be found, and for who has nothing that applies', async () => {
      const nobody = await open(['proef.secret:read'])
      expect((await nobody.get(toPath(nobody))).status).toBe(404)
      const empty = await open(NOTES, { clientNumber: '300' })
      expect((await empty.get(toPath(empty, { q: 'rollator' }))).status).toBe(404)
      const stranger = await open()
      const other = await portal.viewer({ clientNumber: '200', basis: 'family', rights: NOTES })
      expect((await stranger.get(toPath(other, { q: 'rollator' }))).status).toBe(404)
    })

    test('is led to by a small form and a link on every page of the client, and absent with it', async () => {
      const who = await open()
      const form = `<form class="search-box" data-tour="search" role="search" method="get" action="/client/${who.clientId}/core/search"`
      expect((await who.get(`/client/${who.clientId}`)).text).toContain(form)
      const notes = await who.get(`/client/${who.clientId}/proef/notes`)
      expect(notes.text).toContain(form)
      expect(notes.text).toContain(`<a class="search-link" data-tour="search" href="/client/${who.clientId}/core/search"`)
      const nobody = await open(['proef.secret:read', 'proef.safe:read'])
      expect((await nobody.get(`/client/${who.clientId}`)).text).not.toMatch(/search-(?:box|link)/u)
    })
  })

  describe('a search in a preview', () => {
    test('finds what both may read, leads on inside the preview, and is logged as one', async () => {
      const admin = await open([...NOTES, 'proef.again:read'], { basis: 'mentor', portalAdmin: true })
      const seen = async (person: Partial<Parameters<TestPortal['viewer']>[0]>) => {
        const email = `${crypto.randomUUID()}@voorbeeld.nl`
        const given = { clientNumber: '100', email, name: 'Noor Bakker', basis: 'family' as const, rights: NOTES, ...person }
        const { accessId } = await portal.grant(given, { grantedBy: 'test', notify: false })
        return admin.get(`/client/${admin.clientId}/als/${accessId}/core/search?q=rollator`, { accept: 'application/json' })
      }
      expect(read(await seen({})).hits.map(({ type }) => type)).toEqual(['note', 'note'])
      // The person has this right by law; the administrator is family and has not.
      expect(read(await seen({ basis: 'mentor' })).hits.map(({ type }) => type)).toContain('law')
      const db = portal.store.system()
      const last = await db.selectFrom('audit_entry').select(['event_type', 'detail']).orderBy('seq', 'desc').executeTakeFirst()
      expect(last).toMatchObject({ event_type: 'part.preview', detail: { hits: 4, types: ['note', 'law'] } })
      expect((await seen({ rights: ['proef.secret:read'] })).status).toBe(404)
      await db
        .updateTable('access')
        .set({ basis: 'family' })
        .where('account_id', '=', admin.accountId ?? '')
        .execute()
      expect(read(await seen({ basis: 'mentor' })).hits.map(({ type }) => type)).not.toContain('law')
    })
  })

  describe('the access log', () => {
    const lines = async (who: Viewer) => {
      const db = portal.store.system()
      const rows = await db
        .selectFrom('audit_entry')
        .selectAll()
        .where('account_id', '=', who.accountId ?? '')
        .orderBy('seq')
        .execute()
      return rows
        .filter(({ part }) => part === 'core.search')
        .map(({ event_type: event, outcome, part, detail }) => ({ event, outcome, part, detail }))
    }

    test('has one entry of a search: what kinds, how many hits, and not a word of what was typed', async () => {
      const who = await open(NOTES, { basis: 'mentor' })
      await who.get(toPath(who))
      await who.get(toPath(who, { q: 'geheimwoord' }))
      await who.get(toPath(who, { q: 'rollator', kind: 'law' }))
      expect(await lines(who)).toEqual([
        { event: 'part.read', outcome: 'success', part: 'core.search', detail: {} },
        { event: 'part.search', outcome: 'success', part: 'core.search', detail: { types: ['note', 'law'], hits: 0 } },
        { event: 'part.search', outcome: 'success', part: 'core.search', detail: { types: ['law'], hits: 2 } },
      ])
      const { rows } = await sql`select from audit_entry as e where e::text ilike '%geheimwoord%'`.execute(portal.store.system())
      expect(rows).toEqual([])
      expect(JSON.stringify(portal.log)).not.toContain('geheimwoord')
    })

    test('says that it failed when it failed, and the page stands', async () => {
      const who = await open()
      const break_ = (to: string) => portal.store.execute(`alter table ${portal.store.schema}.record rename column ${to}`)
      await break_('words to spoiled')
      try {
        const { status, text } = await who.get(toPath(who, { q: 'rollator' }))
        expect([status, text.includes('Zoeken')]).toEqual([500, true])
      } finally {
        await break_('spoiled to words')
      }
      expect((await lines(who)).at(-1)).toMatchObject({ event: 'part.search', outcome: 'failure', detail: { types: ['note'] } })
    })
  })
})
