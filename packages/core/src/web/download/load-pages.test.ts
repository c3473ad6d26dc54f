import { expect, test } from 'vitest'
import { z } from 'zod'
import type { ComposedPart } from '../../compose/composition.ts'
import { definePart } from '../../define/part.ts'
import type { PartContext } from '../../define/part-context.ts'
import { decideFailure, DownloadFailure } from './download-failure.ts'
import { MOST_PAGES } from './limits.ts'
import { loadPages } from './load-pages.ts'

function toPart(nextPage: (data: number) => Record<string, string> | undefined): ComposedPart {
  const part = definePart({
    id: 'tellen',
    title: 'x',
    icon: 'list',
    scope: 'client',
    rights: { read: {} },
    query: z.partialRecord(z.enum(['page']), z.string().max(10)),
    load: async ({ query }) => Number(query['page'] ?? 0),
    nextPage: (data) => nextPage(data),
    view: String,
  })
  return {
    id: 'test.tellen',
    plugin: 'test',
    part,
    readRight: undefined,
    rights: [],
    actionRights: new Map(),
    reads: [],
    applies: [],
    files: [],
    titleKey: 'x',
  }
}

const context = { query: { page: '7' } } as unknown as PartContext<'client'>

test('a part is loaded from its first page to its last', async () => {
  const part = toPart((page) => (page < 3 ? { page: String(page + 1) } : undefined))
  expect(await loadPages(part, context)).toEqual([0, 1, 2, 3])
})

test('a part that does not come to an end is no part of a download', async () => {
  let asked = 0
  const endless = toPart(() => {
    asked += 1
    return { page: '1' }
  })
  await expect(loadPages(endless, context)).rejects.toMatchObject({ reason: 'too-large' })
  expect(asked).toBe(MOST_PAGES)
})

test('a part that is still being read when its reader’s context runs out is no part of a download', async () => {
  const part = toPart((page) => (page < 9 ? { page: String(page + 1) } : undefined))
  const minutesEach = (minutes: number) => {
    let now = 0
    return () => (now += minutes * 60_000)
  }
  expect(await loadPages(part, context, minutesEach(0.3))).toHaveLength(10)
  await expect(loadPages(part, context, minutesEach(0.5))).rejects.toThrow('too long')
})

test('a part’s next page must be one that its own page would take', async () => {
  await expect(
    loadPages(
      toPart(() => ({ other: 'x' })),
      context,
    ),
  ).rejects.toThrow('bad-request')
})

test('what another try would not help ends at once, and the rest after three', () => {
  expect(decideFailure(new DownloadFailure('no-access', 'x'), 1, 3)).toBe('no-access')
  expect([1, 2, 3].map((attempt) => decideFailure(new Error('x'), attempt, 3))).toEqual([undefined, undefined, 'failed'])
})
