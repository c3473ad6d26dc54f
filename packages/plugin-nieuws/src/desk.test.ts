import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DESK, openNews, toForm, type NewsPortal, type Reader, type Writer } from './testing/open-news.ts'

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [undefined, ...(databaseUrl === undefined ? [] : [databaseUrl])]

describe.each(databases)('news at the desk, on %s', (url) => {
  let opened: NewsPortal
  let reader: Reader
  let writer: Writer
  let colleague: Writer

  beforeAll(async () => {
    opened = await openNews(url)
    reader = await opened.reader('100')
    writer = await opened.writer()
    colleague = await opened.writer()
  })
  afterAll(() => opened.portal.close())
  beforeEach(async () => {
    await sql`truncate nieuws_item, nieuws_draft, nieuws_seen`.execute(opened.portal.store.system())
  })

  const countRows = async () => {
    const { rows } = await sql<{
      all: number
    }>`select ((select count(*) from nieuws_item) + (select count(*) from nieuws_draft))::int as all`.execute(opened.portal.store.system())
    return rows[0]?.all
  }

  test('a draft is seen at the desk alone, and its text stands where no reader can reach it', async () => {
    const key = crypto.randomUUID()
    await writer.save({ key, title: 'Nog niet af', as: 'draft' })
    expect(await reader.titles()).toEqual([])
    expect((await reader.get(`${reader.path}?item=${key}`)).status).toBe(404)
    expect((await writer.get(DESK)).text).toContain('Nog niet af')
    expect((await writer.get(`${DESK}?step=preview&id=${key}`)).text).toContain('Niemand ziet dit nog')
  })

  test('what is planned is read from the beginning of its day, and until the end of its last', async () => {
    const id = await writer.publish('Open dag', { from: '2026-11-24', until: '25-11-2026' })
    expect((await writer.get(`${DESK}?step=preview&id=${id}`)).text).toContain('Gepland')
    const seen: number[] = []
    for (const pause of ['PT1S', 'PT35H', 'PT1H', 'PT46H', 'PT2H']) {
      opened.portal.clock.advance(pause)
      seen.push((await reader.titles()).length)
    }
    opened.portal.clock.advance('PT1S')
    // 22 November noon; 23 November 23:00; midnight; 25 November 22:00; the 26th.
    expect(seen).toEqual([0, 0, 1, 1, 0])
    expect((await writer.get(`${DESK}?step=preview&id=${id}`)).text).toContain('Voorbij')
  })

  test('what is taken back is read by nobody and is a draft again; taken back twice it is taken back once', async () => {
    const id = await writer.publish('Foutje')
    for (let times = 0; times < 2; times += 1) expect((await writer.post(`${DESK}/withdraw`, { id })).status).toBe(303)
    expect(await reader.titles()).toEqual([])
    expect((await writer.get(`${DESK}?step=edit&id=${id}`)).text).toContain('Foutje')
    expect(await countRows()).toBe(1)
    await writer.post(`${DESK}/discard`, { id })
    expect(await countRows()).toBe(0)
    expect((await writer.post(`${DESK}/withdraw`, { id })).status).toBe(404)
  })

  test('a place in the list that somebody made up is none', async () => {
    await writer.publish('Staat er')
    for (const before of ['mijn', `00000000000000.${'-'.repeat(36)}`])
      expect((await writer.get(`${DESK}?before=${before}`)).status, before).toBe(400)
  })

  test('what stands is not thrown away: it is taken back first', async () => {
    const id = await writer.publish('Blijft staan')
    await writer.post(`${DESK}/discard`, { id })
    expect(await reader.titles()).toEqual(['Blijft staan'])
  })

  test('a form that is sent twice, also at once, is one piece of news', async () => {
    const fields = { key: crypto.randomUUID(), title: 'Een keer' }
    const answers = [...(await Promise.all([writer.save(fields), writer.save(fields)])), await writer.save(fields)]
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await countRows()).toBe(1)
  })

  test('what stands keeps its moment when its text is changed', async () => {
    const id = await writer.publish('Met een tikfout')
    const [before] = (await reader.news()).items
    opened.portal.clock.advance('P2D')
    const { text: page } = await writer.get(`${DESK}?step=edit&id=${id}`)
    const [, from = ''] = /name="from"[^>]* value="([^"]*)"/u.exec(page) ?? []
    await writer.save({ key: id, title: 'Zonder tikfout', from })
    const [after] = (await reader.news()).items
    expect(after).toMatchObject({ title: 'Zonder tikfout', at: before?.at })
  })

  test('what a colleague changed meanwhile is not overwritten unseen, and what was typed is kept', async () => {
    const id = await writer.publish('Eerste versie')
    const { text: page } = await colleague.get(`${DESK}?step=edit&id=${id}`)
    const seen = /name="seen" value="([^"]*)"/u.exec(page)?.[1] ?? ''
    opened.portal.clock.advance('PT1M')
    await writer.save({ key: id, title: 'Tweede versie' })
    const refused = await colleague.save(
      {
        key: id,
        seen,
        as: 'publish',
        title: 'Van mij',
        text: 'Mijn tekst.',
      },
      `?step=edit&id=${id}`,
    )
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Mijn tekst.')
    expect(await reader.titles()).toEqual(['Tweede versie'])
    const again = /name="seen" value="([^"]*)"/u.exec(refused.text)?.[1] ?? ''
    await colleague.save({ key: id, seen: again, title: 'Van mij' })
    expect(await reader.titles()).toEqual(['Van mij'])
  })

  test.each([
    ['no heading', { title: ' \u200B' }, 'Schrijf een kop'],
    ['a heading that is too long', { title: 'x'.repeat(121) }, 'De kop is te lang'],
    ['no text', { title: 'Kop', text: '\n' }, 'Schrijf een tekst'],
    ['a location that nobody lives at', { title: 'Kop', location: 'Verzonnen' }, 'Deze locatie is er niet'],
    ['a last day that has passed', { title: 'Kop', until: '2020-01-01' }, 'Deze dag is al voorbij'],
    ['no day', { title: 'Kop', from: 'morgen' }, 'Vul een datum in'],
  ])('%s is told at its field, and nothing is written', async (_, fields, said) => {
    const answer = await writer.save(fields)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(said)
    expect(await countRows()).toBe(0)
  })

  test('the locations to choose from are those of the clients', async () => {
    const { text } = await writer.get(`${DESK}?step=write`)
    expect([...text.matchAll(/<option [^>]*>([^<]*)/gu)].map(([, label]) => label)).toEqual(['Voor iedereen', 'De Hoven', 'De Linde'])
  })

  test('who may only look writes, changes and takes back nothing, and sees no form; readers have no desk', async () => {
    const id = await writer.publish('Staat er')
    const looker = await opened.writer('looking')
    expect((await looker.get(DESK)).text).toContain('Staat er')
    for (const step of ['write', 'edit', 'withdraw', 'discard'])
      expect((await looker.get(`${DESK}?step=${step}&id=${id}`)).text).not.toContain(`action="${DESK}`)
    for (const [action, fields] of [
      ['save', { key: id, title: 'Anders', text: 'Anders', as: 'publish' }],
      ['withdraw', { id }],
      ['discard', { id }],
    ] as const) {
      const form = action === 'save' ? toForm(fields) : fields
      expect((await looker.post(`${DESK}/${action}`, form)).status).toBe(404)
      expect((await reader.post(`${DESK}/${action}`, form)).status).toBe(404)
    }
    expect((await reader.get(DESK)).status).toBe(404)
    expect(await reader.titles()).toEqual(['Staat er'])
  })

  test('what is not a form of the page is refused', async () => {
    for (const fields of [{ key: 'x' }, { as: 'all' }, { extra: '1' }, { pinned: 'yes' }])
      expect((await writer.save({ title: 'Kop', ...fields })).status).toBe(400)
    expect((await writer.get(`${DESK}?step=preview&id=${crypto.randomUUID()}`)).status).toBe(404)
  })

  test('the database gives drafts to nobody but the desk, and lets no reader write news, whatever their part asks', async () => {
    await writer.save({ title: 'Geheim', as: 'draft' })
    await writer.publish('Openbaar')
    const asReader = { accountId: reader.accountId ?? '', clientId: reader.clientId, traceId: 't', now: opened.portal.clock.now() }
    const tried = await opened.portal.store.forViewer(asReader, (lane) =>
      lane.part([], async (db) => {
        const drafts = await sql`select 1 from nieuws_draft`.execute(db)
        const changed = await sql`update nieuws_item set title = 'gekraakt'`.execute(db)
        return { drafts: drafts.rows.length, changed: Number(changed.numAffectedRows ?? 0) }
      }),
    )
    expect(tried).toEqual({ drafts: 0, changed: 0 })
  })
})
