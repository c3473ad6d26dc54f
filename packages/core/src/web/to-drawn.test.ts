import { h, type VNode } from 'preact'
import { expect, test } from 'vitest'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { createTestPortal } from '../testing/create-test-portal.ts'
import { toDrawn } from './to-drawn.ts'

// As preact 10 makes an element.
const older = { type: 'p', props: { children: 'Hallo' }, key: undefined, ref: undefined, constructor: undefined } as unknown as VNode

test('what our own preact made, a text, a list and nothing are drawn', () => {
  for (const content of [h('p', null, 'Hallo'), 'Hallo', [h('p', null), 'Hallo'], null, undefined, 3])
    expect(toDrawn(content)).toBe(content)
})

test('a page whose view was made with another preact fails and says why, in place of showing nothing', async () => {
  const words = { 'board.title': 'Bord' }
  const load = async () => ({})
  const board = definePart({
    id: 'board',
    title: 'board.title',
    icon: 'pin',
    scope: 'client',
    rights: { read: {} },
    load,
    view: () => older,
  })
  const memory = createMemorySource([])
  memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Bea Bos' }, records: [], complete: [] }]
  const plugin = definePlugin({ id: 'bord', api: 1, messages: { nl: words, en: words }, parts: () => [board] })
  const portal = await createTestPortal({ plugins: [plugin()], sources: [memory.source] })
  await portal.sync()
  const viewer = await portal.viewer({ clientNumber: '100', email: 'bea@example.org' })
  const { status } = await viewer.get(`/client/${viewer.clientId}/bord/board`)
  expect(status).toBe(500)
  expect(portal.log.map(({ error }) => error)).toContain('Error TWO_PREACTS')
  await portal.close()
})
