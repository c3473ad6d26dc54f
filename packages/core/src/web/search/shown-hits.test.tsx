import { expect, test } from 'vitest'
import { Report } from '../../care/report.ts'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { createMemorySource } from '../../testing/memory-source.ts'
import { createTestPortal } from '../../testing/create-test-portal.ts'

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

const report = (topic: string) => ({
  type: Report,
  id: topic,
  place: { file: 'memory' },
  data: { reportedAt: '2026-11-21T08:00:00+01:00', topic, text: `Wandeling, ${topic}geval` },
})

test('what a part leaves out of its page is found by nobody, not even by a snippet', async () => {
  const memory = createMemorySource([Report])
  memory.steps = [
    { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [report('Klad'), report('Buiten')], complete: [Report] },
    { completeSnapshot: true },
  ]
  const portal = await createTestPortal({ plugins: [plugin()], sources: [memory.source] })
  await portal.sync()
  const viewer = await portal.viewer({ clientNumber: '100' })
  for (const ask of [viewer.get, viewer.json]) {
    const { text } = await ask(`/client/${viewer.clientId}/core/search?q=wandeling`)
    expect(text).toContain('Buitengeval')
    expect(text).not.toContain('Kladgeval')
  }
  await portal.close()
})
