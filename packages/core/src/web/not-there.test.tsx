import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { Report } from '../care/report.ts'
import { NotThere } from '../define/not-there.ts'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../testing/create-test-portal.ts'

const letters = definePart({
  id: 'letters',
  title: 'letters.title',
  icon: 'book-open',
  scope: 'client',
  rights: { read: {} },
  reads: [Report],
  query: z.partialRecord(z.enum(['letter']), z.uuid()),
  load: async ({ records, query }) => {
    const { letter } = query
    if (letter === undefined) return (await records.list(Report)).items.map(({ id }) => id)
    const found = await records.find(Report, letter)
    if (!found) throw new NotThere()
    return [found.data.text]
  },
  view: (lines) => <p>{lines.join(' ')}</p>,
  actions: {
    answer: {
      right: 'read',
      input: z.strictObject({ letter: z.uuid() }),
      run: async ({ records }, { letter }) => {
        if (!(await records.find(Report, letter))) throw new NotThere()
        return undefined
      },
    },
  },
})
const words = { 'letters.title': 'Brieven' }
const post = definePlugin({ id: 'post', api: 1, messages: { nl: words, en: words }, parts: () => [letters] })

const letterOf = (client: string, number: string) => ({
  client: { sourceId: client, number, name: `Client ${client}` },
  records: [
    {
      type: Report,
      id: client,
      place: { file: 'memory' },
      data: { reportedAt: '2026-11-21T08:00:00+01:00', text: `Brief aan ${client}` },
    },
  ],
  complete: [Report],
})

let portal: TestPortal
beforeAll(async () => {
  const memory = createMemorySource([Report])
  memory.steps = [letterOf('a', '100'), letterOf('b', '200'), { completeSnapshot: true }]
  portal = await createTestPortal({ plugins: [post()], sources: [memory.source] })
  await portal.sync()
})
afterAll(() => portal.close())

const open = async (number: string) => {
  const viewer = await portal.viewer({ clientNumber: number })
  const path = `/client/${viewer.clientId}/post/letters`
  const id = z.object({ data: z.array(z.string()) }).parse((await viewer.json(path)).json()).data[0] ?? ''
  return { viewer, path, id }
}

test('a record is opened by its id', async () => {
  const { viewer, path, id } = await open('100')
  expect((await viewer.get(`${path}?letter=${id}`)).text).toContain('Brief aan a')
})

test("another client's record and one that does not exist are the one 404, and the log says that it was asked for", async () => {
  const { viewer, path } = await open('100')
  const { id } = await open('200')
  const before = (await portal.entries()).length
  const strange = await viewer.get(`${path}?letter=${id}`)
  const nothing = await viewer.get(`${path}?letter=${crypto.randomUUID()}`)
  const nowhere = await viewer.get(`/client/${crypto.randomUUID()}/post/letters`)
  expect([strange.status, nothing.status]).toEqual([404, 404])
  expect(strange.text).toBe(nowhere.text)
  expect(nothing.text).toBe(nowhere.text)
  expect((await portal.entries()).slice(before, before + 2)).toMatchObject([
    { event: 'part.refused', outcome: 'refused', part: 'post.letters', clientId: viewer.clientId },
    { event: 'part.refused', outcome: 'refused', part: 'post.letters', clientId: viewer.clientId },
  ])
  expect((await viewer.json(`${path}?letter=${id}`)).status).toBe(404)
})

test('an action on what is not there is the one 404 as well, and the log says that it was asked for', async () => {
  const { viewer, path } = await open('100')
  const { id } = await open('200')
  const before = (await portal.entries()).length
  const strange = await viewer.post(`${path}/answer`, { letter: id })
  const nowhere = await viewer.post(`/client/${crypto.randomUUID()}/post/letters/answer`, { letter: id })
  expect(strange.status).toBe(404)
  expect(strange.text).toBe(nowhere.text)
  expect((await portal.entries())[before]).toMatchObject({ event: 'part.refused', part: 'post.letters' })
})
