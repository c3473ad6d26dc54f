import { afterEach, describe, expect, test } from 'vitest'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import { defineRecord } from '../define/record.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../testing/create-test-portal.ts'
import { Prose } from '../ui/components/prose.tsx'
import { h } from 'preact'
import { z } from 'zod'

const Note = defineRecord({ name: 'note', schema: z.strictObject({ text: z.string() }), freeText: ['text'] })
const notes = definePart({
  id: 'notes',
  title: 'title',
  icon: 'list',
  scope: 'client',
  rights: { read: {} },
  reads: [Note],
  load: async ({ records }) => (await records.all(Note)).map(({ data }) => data.text),
  view: (texts) => texts.map((text) => h(Prose, { key: text, text })),
})
const plugin = definePlugin({
  id: 'book',
  api: 1,
  messages: { nl: { title: 'Lijst' }, en: { title: 'List' } },
  words: { nl: { ADL: 'Wassen en aankleden' }, en: { ADL: 'Washing and dressing' } },
  parts: () => [notes],
})
const wordless = definePlugin({ id: 'book', api: 1, messages: { nl: { title: 'Lijst' }, en: { title: 'List' } }, parts: () => [notes] })

let portal: TestPortal | undefined
afterEach(() => portal?.close())

async function open(made: ReturnType<typeof plugin>, words: Readonly<Record<string, string>> = {}) {
  const memory = createMemorySource([Note])
  const record = { type: Note, id: '1', place: { file: 'memory' }, data: { text: 'Hulp bij ADL in De Maaspoort.' } }
  memory.steps = [{ client: { sourceId: 'a', number: '1', name: 'A' }, records: [record] }]
  portal = await createTestPortal({ plugins: [made], sources: [memory.source], language: { default: 'nl', form: 'u', words } })
  await portal.sync()
  const viewer = await portal.viewer({ clientNumber: '1' })
  return { viewer, page: `/client/${viewer.clientId}/book/notes` }
}

describe('the words that a portal explains', () => {
  test('can be asked for where they stand, in the words of the plugin and of the organisation', async () => {
    const { viewer, page } = await open(plugin(), { 'De Maaspoort': 'Ons huis aan de Maas' })
    const { text } = await viewer.get(page)
    expect(text).toMatch(/<a class="word"[^>]*>ADL<\/a>/)
    expect(text).toContain('Wassen en aankleden')
    expect(text).toContain('Ons huis aan de Maas')
  })

  test('change nothing of the data of a page', async () => {
    const { viewer, page } = await open(plugin())
    expect((await viewer.json(page)).json()).toMatchObject({ data: ['Hulp bij ADL in De Maaspoort.'] })
  })

  test('stand together in a list that every page leads to', async () => {
    const { viewer, page } = await open(plugin(), { Wzd: 'Wet zorg en dwang', WZD: 'Wet zorg en dwang' })
    expect((await viewer.get(page)).text).toContain('href="/mijn/core/words"')
    const list = await viewer.get('/mijn/core/words')
    expect(list.status).toBe(200)
    for (const term of ['ADL', 'Wzd, WZD']) expect(list.text).toContain(`<dt>${term}</dt>`)
  })

  test('are nowhere in a portal that explains none', async () => {
    const { viewer, page } = await open(wordless())
    const { text } = await viewer.get(page)
    expect(text).not.toMatch(/class="word"|core\/words/)
    expect((await viewer.get('/mijn/core/words')).status).toBe(404)
  })
})
