import { afterAll, beforeAll, expect, test } from 'vitest'
import { Report } from '../../care/report.ts'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { createMemorySource } from '../../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'

const reports = definePart({
  id: 'reports',
  title: 'reports.title',
  icon: 'book-open',
  scope: 'client',
  rights: { read: {} },
  reads: [Report],
  load: async () => [],
  view: () => null,
  search: [{ type: Report, title: 'reports.title', link: ({ data }) => (data.topic === 'Klad' ? undefined : {}) }],
})
const words = { 'reports.title': 'Rapportages' }
const plugin = definePlugin({ id: 'proef', api: 1, messages: { nl: words, en: words }, parts: () => [reports] })

const report = (id: string, topic: string, text = `Wandeling, ${topic}geval`) => ({
  type: Report,
  id,
  place: { file: 'memory' },
  data: { reportedAt: '2026-11-21T08:00:00+01:00', topic, text },
})
// Newer than what they stand before: of the same moment the highest id comes first, and ids rise.
const more = (text: string, count: number) => Array.from({ length: count }, (_, index) => report(`${text} ${index}`, 'Klad', text))

let portal: TestPortal
let viewer: Awaited<ReturnType<TestPortal['viewer']>>

beforeAll(async () => {
  const memory = createMemorySource([Report])
  const records = [
    report('1', 'Klad'),
    report('2', 'Buiten'),
    report('3', 'Buiten', 'Een fiets gekocht'),
    ...more('Een fiets bekeken', 45),
    ...more('Een tandem bekeken', 45),
  ]
  memory.steps = [
    { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records, complete: [Report] },
    { completeSnapshot: true },
  ]
  portal = await createTestPortal({ plugins: [plugin()], sources: [memory.source] })
  await portal.sync()
  viewer = await portal.viewer({ clientNumber: '100' })
})
afterAll(() => portal.close())

const toPath = (words: string) => `/client/${viewer.clientId}/core/search?q=${words}`

test('what a part leaves out of its page is found by nobody, not even by a snippet', async () => {
  for (const ask of [viewer.get, viewer.json]) {
    const { text } = await ask(toPath('wandeling'))
    expect(text).toContain('Buitengeval')
    expect(text).not.toContain('Kladgeval')
  }
})

test('a page of what is left out does not stand before what is shown, and there is no older page behind it', async () => {
  expect((await viewer.get(toPath('fiets'))).text).toContain('gekocht')
  expect((await viewer.json(toPath('fiets'))).json()).toMatchObject({ data: { hits: [expect.anything()], older: null } })
})

test('a search that finds only what is left out answers as one that finds nothing', async () => {
  const answers = await Promise.all(
    ['tandem', 'zeilen'].map(async (word) => [
      (await viewer.json(toPath(word))).text.replaceAll(word, ''),
      (await viewer.get(toPath(word))).text.replaceAll(word, ''),
    ]),
  )
  expect(answers[0]).toEqual(answers[1])
})
