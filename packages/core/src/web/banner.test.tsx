import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Report } from '../care/report.ts'
import { defineDeskPart } from '../define/desk-part.ts'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import { publishTerms } from '../flows/portal/terms.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../testing/create-test-portal.ts'

const words = { 'page.title': 'Bladzijde', 'desk.title': 'Portaal', 'desk.done': 'Gedaan' }

const page = definePart({
  id: 'page',
  title: 'page.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {} },
  load: async () => ({}),
  view: () => <p>Inhoud</p>,
})

const desk = defineDeskPart({
  id: 'desk',
  title: 'desk.title',
  icon: 'megaphone',
  rights: { read: {}, change: { title: 'desk.title' } },
  ports: ['portal'],
  load: async ({ desk: { portal } }) => ({ banner: await portal.banner(), terms: await portal.terms() }),
  view: (_, { attempt }) => (
    <p>{[...(attempt('banner')?.problems ?? []), ...(attempt('terms')?.problems ?? [])].map(({ message }) => message).join()}</p>
  ),
  actions: {
    banner: {
      right: 'change',
      input: z.strictObject({ text: z.string(), from: z.string(), until: z.string() }),
      run: async ({ desk: { portal } }, { text, from, until }) => {
        await portal.setBanner(text === '' ? undefined : { text, from, until })
        return { message: 'desk.done' }
      },
    },
    terms: {
      right: 'change',
      input: z.strictObject({ text: z.string() }),
      run: async ({ desk: { portal } }, { text }) => {
        await portal.publishTerms(text)
        return { message: 'desk.done' }
      },
    },
  },
})

const house = definePlugin({ id: 'house', api: 1, messages: { nl: words, en: words }, parts: () => [page, desk] })

const NOON = '2026-11-22T11:00:00.000Z'
const EVENING = '2026-11-22T20:00:00.000Z'
const TEXT = 'Vanavond vanaf 21.00 uur werkt het portaal niet.'

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]

describe.each(databases)('what holds for the whole portal, on $name', ({ options }) => {
  let portal: TestPortal

  beforeEach(async () => {
    const memory = createMemorySource([Report])
    memory.steps = [{ client: { sourceId: '1', number: '1', name: 'Mw. Jansen' }, records: [], complete: [Report] }]
    portal = await createTestPortal(
      {
        plugins: [house()],
        sources: [memory.source],
        permissionSets: { alles: { title: 'Alles', rights: ['house.page:read'] } },
        desk: { sets: { alles: { title: 'Alles', rights: ['house.desk:read', 'house.desk:change'] } } },
      },
      options,
    )
    await portal.sync()
  })
  afterEach(() => portal.close())

  const agreeAll = () =>
    sql`insert into terms_acceptance select account.id, version, ${NOON} from account, terms_version on conflict do nothing`.execute(
      portal.store.system(),
    )
  const openStaff = async () => {
    const staff = await portal.staff(['alles'])
    const setBanner = (text: string, from = NOON, until = EVENING) => staff.post('/beheer/house/desk/banner', { text, from, until })
    const publish = async (text: string) => {
      await agreeAll()
      return staff.post('/beheer/house/desk/terms', { text })
    }
    return { ...staff, setBanner, publish }
  }

  describe('the banner', () => {
    test('stands above every page at once: signed in, at the desk, where nothing is, and before signing in', async () => {
      const staff = await openStaff()
      const reader = await portal.viewer({ clientNumber: '1', set: 'alles' })
      const visitor = portal.visitor()
      await visitor.get('/privacy')
      await staff.setBanner(TEXT)
      const pages = [
        await reader.get(`/client/${reader.clientId}`),
        await reader.get(`/client/${reader.clientId}/house/page`),
        await reader.get('/nergens'),
        await staff.get('/beheer'),
        await visitor.get('/privacy'),
      ]
      for (const { text } of pages) expect(text).toMatch(new RegExp(`<div class="banner" role="status">.*${TEXT}`, 'su'))
      await staff.setBanner('')
      expect((await visitor.get('/privacy')).text).not.toContain('class="banner"')
    })

    test('stands from its beginning until its end', async () => {
      const staff = await openStaff()
      await staff.setBanner(TEXT, '2026-11-22T12:00:00Z', '2026-11-22T13:00:00Z')
      const stands = async () => (await portal.visitor().get('/privacy')).text.includes(TEXT)
      const seen = [await stands()]
      for (const pause of ['PT1H', 'PT59M', 'PT1M']) {
        portal.clock.advance(pause)
        seen.push(await stands())
      }
      expect(seen).toEqual([false, true, true, false])
    })

    test('that another process set is seen within a minute, and a page in between asks the database nothing', async () => {
      const visitor = portal.visitor()
      await visitor.get('/privacy')
      await sql`insert into banner (text, from_at, until_at, set_by, set_at) values (${TEXT}, ${NOON}, ${EVENING}, 'ander', ${NOON})`.execute(
        portal.store.system(),
      )
      portal.clock.advance('PT59S')
      expect((await visitor.get('/privacy')).text).not.toContain(TEXT)
      portal.clock.advance('PT1S')
      expect((await visitor.get('/privacy')).text).toContain(TEXT)
    })

    test('never becomes markup, and its address can be followed', async () => {
      const staff = await openStaff()
      await staff.setBanner('<script>alert(1)</script> "x" https://storing.nl')
      const { text } = await portal.visitor().get('/privacy')
      expect(text).toContain('&lt;script>alert(1)&lt;/script>')
      expect(text).toContain('href="https://storing.nl')
    })

    test.each([
      ['without words', ' \u200B\n', NOON, EVENING],
      ['longer than 300 characters', 'x'.repeat(301), NOON, EVENING],
      ['that ends before it begins', TEXT, EVENING, NOON],
      ['that is over', TEXT, '2026-11-21T11:00:00Z', '2026-11-22T11:00:00Z'],
      ['with an end that is no time', TEXT, NOON, 'morgen'],
    ])('%s is refused in words, and the one that stands stays', async (_, text, from, until) => {
      const staff = await openStaff()
      await staff.setBanner(TEXT)
      const refused = await staff.setBanner(text, from, until)
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('core.refused.BANNER_INVALID')
      expect((await portal.visitor().get('/privacy')).text).toContain(TEXT)
    })

    test('is set and taken away from the command line too, with who did it in the log', async () => {
      await portal.bannerDesk.set({ text: TEXT, from: NOON, until: EVENING }, { by: 'A. Beheerder' })
      expect((await portal.visitor().get('/privacy')).text).toContain(TEXT)
      await portal.bannerDesk.clear({ by: 'A. Beheerder' })
      expect((await portal.visitor().get('/privacy')).text).not.toContain(TEXT)
      await expect(portal.bannerDesk.clear({ by: 'A. Beheerder' })).rejects.toMatchObject({ code: 'NOTHING_TO_DO' })
      await expect(portal.bannerDesk.set({ text: TEXT, from: NOON, until: EVENING }, { by: '' })).rejects.toMatchObject({
        code: 'STAFF_UNNAMED',
      })
      expect((await portal.entries()).map(({ event }) => event).filter((event) => event.startsWith('banner.'))).toEqual([
        'banner.set',
        'banner.cleared',
      ])
    })
  })

  describe('the terms of use', () => {
    test('are a page for everybody from the first version on, always the newest, linked at Informatie', async () => {
      const staff = await openStaff()
      const reader = await portal.viewer({ clientNumber: '1', set: 'alles' })
      expect((await portal.visitor().get('/voorwaarden')).status).toBe(404)
      expect((await reader.get('/mijn/core/information')).text).not.toContain('/voorwaarden')
      await staff.publish('## Regels\n\nEerste versie.')
      await staff.publish('## Regels\n\n- <b>Tweede</b> versie.')
      const { text, status } = await portal.visitor().get('/voorwaarden')
      expect(status).toBe(200)
      expect(text).toContain('&lt;b>Tweede&lt;/b> versie.')
      expect(text).toContain('Versie 2, van zondag 22 november 2026')
      await agreeAll()
      expect((await reader.get('/mijn/core/information')).text).toContain('href="/voorwaarden"')
      expect((await portal.entries()).filter(({ event }) => event === 'terms.published')).toHaveLength(2)
    })

    test('keep every version as it was published, whoever tries to change it', async () => {
      const staff = await openStaff()
      await staff.publish('Eerste versie.')
      const system = portal.store.system()
      await expect(sql`update terms_version set text = 'anders'`.execute(system)).rejects.toThrow('APPEND_ONLY')
      await expect(sql`delete from terms_version`.execute(system)).rejects.toThrow('APPEND_ONLY')
      await expect(sql`truncate terms_version cascade`.execute(system)).rejects.toThrow('APPEND_ONLY')
    })

    test('that are published at once follow each other, and the same text is published once', async () => {
      const staff = await openStaff()
      const work = { store: portal.store, now: portal.clock.now, staff: { by: 'A. Beheerder' } }
      await Promise.allSettled(['Een', 'Twee', 'Drie', 'Drie'].map((text) => publishTerms(work, text)))
      const { rows } = await sql<{ version: number; text: string }>`select version, text from terms_version order by version`.execute(
        portal.store.system(),
      )
      expect(rows.map(({ version }) => version)).toEqual(rows.map((_, index) => index + 1))
      expect(rows.every(({ text }, index) => text !== rows[index - 1]?.text)).toBe(true)
      expect((await staff.publish(rows.at(-1)?.text ?? '')).status).toBe(422)
    })

    test('without words, or endless, are refused', async () => {
      const staff = await openStaff()
      for (const text of ['\n ', 'x'.repeat(40_001)]) expect((await staff.publish(text)).status).toBe(422)
      expect((await portal.visitor().get('/voorwaarden')).status).toBe(404)
    })
  })
})
