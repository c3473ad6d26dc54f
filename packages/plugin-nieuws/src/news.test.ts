import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { openNews, type NewsPortal, type Reader, type Writer } from './testing/open-news.ts'

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [undefined, ...(databaseUrl === undefined ? [] : [databaseUrl])]

describe.each(databases)('news as readers see it, on %s', (url) => {
  let opened: NewsPortal
  let hoven: Reader
  let linde: Reader
  let unknown: Reader
  let writer: Writer

  beforeAll(async () => {
    opened = await openNews(url)
    hoven = await opened.reader('100')
    linde = await opened.reader('200')
    unknown = await opened.reader('300')
    writer = await opened.writer()
  })
  afterAll(() => opened.portal.close())
  beforeEach(async () => {
    await sql`truncate nieuws_item, nieuws_draft, nieuws_seen, record cascade`.execute(opened.portal.store.system())
  })

  test('news of the organisation is read by everybody, what is pinned first and then the newest', async () => {
    await writer.publish('Eerst', { pinned: 'on' })
    opened.portal.clock.advance('PT1M')
    await writer.publish('Daarna')
    opened.portal.clock.advance('PT1M')
    await writer.publish('Laatst')
    for (const reader of [hoven, linde, unknown]) expect(await reader.titles()).toEqual(['Eerst', 'Laatst', 'Daarna'])
  })

  test('who is not of the location sees nothing of its news: not in the list, by its address, on the start page, in JSON or in the number', async () => {
    const id = await writer.publish('Alleen in De Hoven', { location: 'De Hoven' })
    expect(await hoven.titles()).toEqual(['Alleen in De Hoven'])
    for (const other of [linde, unknown]) {
      expect(await other.titles()).toEqual([])
      expect((await other.get(`${other.path}?item=${id}`)).status).toBe(404)
      expect((await other.json(`${other.path}?item=${id}`)).status).toBe(404)
      const pages = await Promise.all([other.get(other.path), other.get(`/client/${other.clientId}`)])
      for (const { text } of pages) expect(text).not.toContain('De Hoven')
    }
    expect((await hoven.get(`/client/${hoven.clientId}`)).text).toContain('Alleen in De Hoven')
  })

  test('news of a source stands between what staff wrote, under the same rules', async () => {
    await writer.publish('Van het bureau')
    await opened.deliver([
      { id: '1', title: 'Kerstmarkt', text: 'Iedereen is welkom.', publishedAt: '2026-11-20', pinned: true },
      { id: '2', title: 'Lift stuk', text: 'Neem de trap.', publishedAt: '2026-11-21T08:00:00+01:00', location: ' de  hoven' },
      { id: '3', title: 'Volgend jaar', text: 'Nog niet.', publishedAt: '2027-01-01' },
      { id: '4', title: 'Voorbij', text: 'Niet meer.', publishedAt: '2026-10-01', until: '2026-11-21' },
      { id: '5', title: 'Laatste dag', text: 'Nog net.', publishedAt: '2026-10-01', until: '2026-11-22' },
    ])
    expect(await hoven.titles()).toEqual(['Kerstmarkt', 'Van het bureau', 'Lift stuk', 'Laatste dag'])
    expect(await linde.titles()).toEqual(['Kerstmarkt', 'Van het bureau', 'Laatste dag'])
    const [first] = (await hoven.news()).items
    expect((await hoven.get(`${hoven.path}?item=${first?.id}`)).text).toContain('Iedereen is welkom.')
  })

  test('a client who moves reads the news of the new location', async () => {
    await writer.publish('In De Linde', { location: 'De Linde' })
    const update = (location: string) =>
      opened.portal.store.system().updateTable('client').set({ location }).where('number', '=', '300').execute()
    await update('De Linde')
    expect(await unknown.titles()).toEqual(['In De Linde'])
    await sql`update client set location = null where number = '300'`.execute(opened.portal.store.system())
    expect(await unknown.titles()).toEqual([])
  })

  test('a page holds ten, and the next one goes on where it ended, also when news is taken back between', async () => {
    for (let number = 1; number <= 12; number += 1) {
      opened.portal.clock.advance('PT1M')
      await writer.publish(`Bericht ${number}`)
    }
    const first = await hoven.news()
    expect(first.items).toHaveLength(10)
    await writer.post('/beheer/nieuws/desk/withdraw', { id: first.items.at(-1)?.id ?? '' })
    const second = await hoven.news(`?before=${first.older}`)
    expect(second.items.map(({ title }) => title)).toEqual(['Bericht 2', 'Bericht 1'])
    expect(second.older).toBeUndefined()
    expect((await hoven.get(`${hoven.path}?before=mijn`)).status).toBe(400)
  })

  test('what was not read is new once, for each account, and what stands for a month is new to nobody', async () => {
    await writer.publish('Van nu')
    await opened.deliver([
      { id: '1', title: 'Van gisteren', text: 'Tekst.', publishedAt: '2026-11-21' },
      { id: '2', title: 'Van toen', text: 'Tekst.', publishedAt: '2026-10-01' },
    ])
    const marks = async (reader: Reader) => (await reader.news()).items.map(({ title, new: isNew }) => `${title} ${isNew}`)
    expect(await marks(hoven)).toEqual(['Van nu true', 'Van gisteren true', 'Van toen false'])
    expect(await marks(hoven)).toEqual(['Van nu false', 'Van gisteren false', 'Van toen false'])
    expect(await marks(linde)).toEqual(['Van nu true', 'Van gisteren true', 'Van toen false'])
  })

  test('without news the page says so kindly', async () => {
    expect((await hoven.get(hoven.path)).text).toContain('Er is nu geen nieuws')
    expect((await hoven.get(`/client/${hoven.clientId}`)).text).toContain('Er is nu geen nieuws')
  })

  test('a long text goes on behind a line that opens it, and stands whole on its own page', async () => {
    const text = ['Begin.', 'x'.repeat(700), 'Slot.'].join('\n\n')
    const id = await writer.publish('Lang', { text })
    expect((await hoven.get(hoven.path)).text).toMatch(/Lees verder<span class="visually-hidden">: Lang/u)
    expect((await hoven.get(`${hoven.path}?item=${id}`)).text).not.toContain('Lees verder')
  })
})
