import { expect, test } from 'vitest'
import type { RecordHit } from '../../define/part-context.ts'
import { readPlace, toCursor } from '../../records/record-cursor.ts'
import { createId } from '../../store/ids.ts'
import { gatherHits, type HitLook } from './gather-hits.ts'

const MOMENT = '2026-11-22T08:00:00.000Z'
const hit = (text: string): RecordHit => ({
  record: { id: createId(), type: 'note', at: MOMENT, recordedAt: MOMENT, data: {} },
  pieces: [{ text, hit: false }],
})
const hidden = (count: number) => Array.from({ length: count }, () => hit('hidden'))
const shown = (count: number) => Array.from({ length: count }, (_, index) => hit(`${index}`))

/** What was found, in the pages of a reader. */
function createLook(all: readonly RecordHit[]) {
  const asked: number[] = []
  const look: HitLook = async ({ limit, before }) => {
    const from = before === undefined ? 0 : all.findIndex(({ record }) => record.id === readPlace(before).id) + 1
    asked.push(limit)
    const items = all.slice(from, from + limit)
    const last = items.at(-1)?.record
    return { items, asks: true, ...(last && from + limit < all.length && { older: toCursor({ id: last.id, at: new Date(last.at) }) }) }
  }
  return { look, asked }
}

const toHit = ({ pieces }: RecordHit) => (pieces[0]?.text === 'hidden' ? undefined : pieces[0]?.text)
const gather = (all: readonly RecordHit[], before?: string) => gatherHits(createLook(all).look, { before, toHit })

test('a page is full as long as there are hits with a place, whatever stands between them', async () => {
  const all = [...hidden(45), ...shown(12), ...hidden(150), ...shown(13)]
  const first = await gather(all)
  expect(first.hits).toHaveLength(20)
  const second = await gather(all, first.older ?? '')
  expect(second.hits).toEqual(['8', '9', '10', '11', '12'])
  expect(second.older).toBeNull()
})

test('what has no place leaves no trace: the answer is that of a search that found nothing, or nothing more', async () => {
  expect(await gather(hidden(60))).toEqual(await gather([]))
  const twenty = shown(20)
  expect(await gather([...twenty, ...hidden(60)])).toEqual(await gather(twenty))
  expect((await gather([...twenty, ...hidden(60), ...shown(1)])).older).not.toBeNull()
})

test('one request looks at no more than about a thousand, and then says that there is no more', async () => {
  const { look, asked } = createLook([...hidden(5000), ...shown(1)])
  expect(await gatherHits(look, { before: undefined, toHit })).toEqual({ hits: [], older: null, asks: true })
  expect(asked).toEqual([21, ...Array.from({ length: 10 }, () => 100)])
})

test('a page that is full at the first look costs one look', async () => {
  const { look, asked } = createLook(shown(60))
  await gatherHits(look, { before: undefined, toHit })
  expect(asked).toEqual([21])
})
