import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import { defineRecord } from '../define/record.ts'
import { createMemorySource, createTestPortal, type TestPortal } from '../testing/index.ts'

const PROFILE = '/mijn/core/profile'
const SWITCH = '/eenvoudig-lezen'
const FORM = /action="\/eenvoudig-lezen".*?name="back" value="([^"]+)".*?name="mode" value="(\w+)"/su
const TEXT = 'Mevrouw heeft vandaag {mode, select, simple {x} other {y}} goed geslapen, ondanks de hitte.'

const Note = defineRecord({ name: 'note', schema: z.strictObject({ text: z.string() }), freeText: ['text'] })
const notes = definePart({
  id: 'notes',
  title: 'title',
  icon: 'list',
  scope: 'client',
  rights: { read: {} },
  reads: [Note],
  load: async ({ records }) => (await records.all(Note)).map(({ data }) => data.text),
  view: (texts, { t, simple }) => (
    <main>
      <p class="lead">{t('lead')}</p>
      <p class="said">{simple ? 'simply' : 'as it is'}</p>
      {texts.map((text) => (
        <q key={text}>{text}</q>
      ))}
    </main>
  ),
})
const lead = '{mode, select, simple {Lees hier.} other {Hier leest u wat er is opgeschreven.}}'
const plugin = definePlugin({
  id: 'book',
  api: 1,
  messages: { nl: { title: 'Lijst', lead }, en: { title: 'List', lead: 'Read here.' } },
  parts: () => [notes],
})

describe('simple mode', () => {
  let portal: TestPortal
  let page = ''

  beforeAll(async () => {
    const memory = createMemorySource([Note])
    const record = { type: Note, id: '1', place: { file: 'memory' }, data: { text: TEXT } }
    memory.steps = [{ client: { sourceId: 'a', number: '1', name: 'A' }, records: [record] }]
    portal = await createTestPortal({ plugins: [plugin()], sources: [memory.source] })
    await portal.sync()
  })
  afterAll(() => portal.close())

  const open = async () => {
    const viewer = await portal.viewer({ clientNumber: '1' })
    page = `/client/${viewer.clientId}/book/notes`
    return viewer
  }
  const choose = (viewer: Awaited<ReturnType<typeof open>>, mode: string, back = page) => viewer.post(SWITCH, { mode, back })
  const read = (text: string) => [/<html[^>]*data-mode="(\w+)"/u.exec(text)?.[1], /class="lead">([^<]*)/u.exec(text)?.[1]]

  test('is off until somebody turns it on, and theirs alone, on every page', async () => {
    const [viewer, other] = [await open(), await open()]
    expect(read((await viewer.get(page)).text)).toEqual([undefined, 'Hier leest u wat er is opgeschreven.'])
    const answer = await choose(viewer, 'simple')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, page])
    const { text } = await viewer.get(page)
    expect(read(text)).toEqual(['simple', 'Lees hier.'])
    expect(text).toContain('class="said">simply')
    expect((await viewer.get(PROFILE)).text).toContain('data-mode="simple"')
    expect(read((await other.get(page)).text)).toEqual([undefined, 'Hier leest u wat er is opgeschreven.'])
  })

  test('is turned on and off again with one button of the profile, which says what was done', async () => {
    const viewer = await open()
    for (const [mode, after] of [
      ['simple', 'Eenvoudig lezen uitzetten'],
      ['usual', 'Eenvoudig lezen aanzetten'],
    ] as const) {
      const [, back = '', offered = ''] = FORM.exec((await viewer.get(PROFILE)).text) ?? []
      expect(offered).toBe(mode)
      await choose(viewer, offered, back)
      const { text } = await viewer.get(back)
      expect(text).toContain('De instellingen zijn opgeslagen.')
      expect(text).toContain(after)
    }
  })

  test('says no text of the record in other words, and changes nothing of the data', async () => {
    const viewer = await open()
    const quoted = async () => /<q>([^<]*)<\/q>/u.exec((await viewer.get(page)).text)?.[1]
    const [usual, data] = [await quoted(), (await viewer.json(page)).json()]
    await choose(viewer, 'simple')
    expect(await quoted()).toBe(usual)
    expect(usual).toContain('{mode, select, simple {x} other {y}}')
    expect((await viewer.json(page)).json()).toEqual(data)
  })

  test('is for who is signed in, asks a mode that exists, and leads to no other place', async () => {
    const viewer = await open()
    expect((await portal.visitor().post(SWITCH, { mode: 'simple', back: '/' })).status).toBe(303)
    expect((await choose(viewer, 'simplest')).status).toBe(400)
    expect((await choose(viewer, 'simple', 'https://elders.example/')).headers.get('location')).toBe('/')
    expect((await viewer.post(SWITCH, { mode: 'simple', back: '/' }, { origin: 'https://elders.example' })).status).toBe(403)
  })

  test('stands in the access log like every other setting of the profile', async () => {
    const viewer = await open()
    await choose(viewer, 'simple')
    const entries = portal.store.system().selectFrom('audit_entry').select(['event_type', 'part', 'outcome', 'detail'])
    expect(
      await entries
        .where('account_id', '=', viewer.accountId ?? '')
        .where('event_type', '=', 'part.action')
        .execute(),
    ).toEqual([{ event_type: 'part.action', part: 'core.profile', outcome: 'success', detail: { action: 'mode' } }])
  })
})
