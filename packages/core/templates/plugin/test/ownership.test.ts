import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { yourPlugin } from '../src/index.ts'

const PART = 'your-plugin/list'

let portal: TestPortal

// Two clients, so that there is somebody whose rows could be seen by mistake.
beforeAll(async () => {
  const memory = createMemorySource([])
  memory.steps = [
    { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] },
    { client: { sourceId: 'b', number: '200', name: 'De heer Bos' }, records: [] },
  ]
  portal = await createTestPortal({ plugins: [yourPlugin()], sources: [memory.source] })
  await portal.sync()
})
afterAll(() => portal.close())

type Right = 'read' | 'add'

async function invite(clientNumber: string, rights: readonly Right[] = ['read', 'add']) {
  const browser = await portal.viewer({ clientNumber, rights: rights.map((right) => `your-plugin.list:${right}` as const) })
  const path = `/client/${browser.clientId}/${PART}`
  const add = (text: string, to = path) => browser.post(`${to}/add`, { key: crypto.randomUUID(), text })
  return { ...browser, path, add, page: async () => (await browser.get(path)).text }
}

test('what somebody adds is read by the others around the same client, and by nobody around another', async () => {
  const [anna, arie, bea] = [await invite('100'), await invite('100'), await invite('200')]
  expect((await anna.add('Samen gewandeld')).status).toBe(303)
  expect(await arie.page()).toContain('Samen gewandeld')
  expect(await bea.page()).not.toContain('Samen gewandeld')
})

test('the page of another client is not there, and nothing can be added to it', async () => {
  const [anna, bea] = [await invite('100'), await invite('200')]
  expect((await bea.get(anna.path)).status).toBe(404)
  expect((await bea.add('Van iemand anders', anna.path)).status).toBe(404)
  expect(await anna.page()).not.toContain('Van iemand anders')
})

test('who may only read adds nothing', async () => {
  const reader = await invite('100', ['read'])
  expect((await reader.add('Stiekem')).status).toBe(404)
  expect(await reader.page()).not.toContain('Stiekem')
})

test('a form without text is shown again with what is wrong', async () => {
  const anna = await invite('100')
  const answer = await anna.add('   ')
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('eerst iets')
})
