import { describe, expect, test } from 'vitest'
import { createId } from '../store/ids.ts'
import { writeHint, type Hint } from './hint.ts'
import { createLiveHub, MOST_OF_ACCOUNT, MOST_OF_PROCESS, type Listener } from './hub.ts'

const mine = createId()
const theirs = createId()

function setUp() {
  const lines: ((told: string | undefined) => void)[] = []
  let ended = 0
  const hub = createLiveHub({
    listen: async (hear) => {
      lines.push(hear)
      return async () => {
        ended += 1
      }
    },
  })
  const page = (clientId: string | undefined, accountId = createId()) => {
    const heard: Hint[] = []
    const listener: Listener = { accountId, clientId, hear: (hint) => void heard.push(hint), end: () => void heard.push({ part: 'ended' }) }
    return { heard, join: () => hub.join(listener) }
  }
  return { hub, lines, page, tell: (told: string | undefined) => lines[0]?.(told), ended: () => ended }
}

describe('the hub', () => {
  test('listens once, from the first page that comes', async () => {
    const { lines, page } = setUp()
    expect(lines).toHaveLength(0)
    await page(mine).join()
    await page(mine).join()
    expect(lines).toHaveLength(1)
  })

  test('tells the pages of the client and the desk, and nobody who has left', async () => {
    const { page, tell } = setUp()
    const [own, other, desk, gone] = [page(mine), page(theirs), page(undefined), page(mine)]
    for (const one of [own, other, desk]) await one.join()
    const leave = await gone.join()
    if (leave !== 'full') leave()
    tell(writeHint({ clientId: mine, part: 'board.posts' }))
    expect([own, desk].map(({ heard }) => heard)).toEqual([
      [{ clientId: mine, part: 'board.posts' }],
      [{ clientId: mine, part: 'board.posts' }],
    ])
    expect([...other.heard, ...gone.heard]).toEqual([])
  })

  test('tells everybody what concerns everybody, and that something may have been missed', async () => {
    const { page, tell } = setUp()
    const pages = [page(mine), page(theirs), page(undefined)]
    for (const one of pages) await one.join()
    tell(writeHint({ part: 'news.desk' }))
    tell(undefined)
    await expect.poll(() => pages.map(({ heard }) => heard.length)).toEqual([2, 2, 2])
    expect(pages[0]?.heard.map(({ part }) => part).toSorted()).toEqual(['news.desk', undefined])
  })

  test.each(['', 'x', '[]', '{"client":"1"}', '{"part":7}', '{"text":"what somebody wrote"}'])('takes %j for no hint', async (told) => {
    const { page, tell } = setUp()
    const own = page(mine)
    await own.join()
    tell(told)
    tell(writeHint({ clientId: mine }))
    expect(own.heard).toEqual([{ clientId: mine }])
  })

  test(`has room for ${MOST_OF_ACCOUNT} pages of one account, and again when one leaves`, async () => {
    const { page } = setUp()
    const account = createId()
    const leaves = await Promise.all(Array.from({ length: MOST_OF_ACCOUNT }, () => page(mine, account).join()))
    expect(await page(mine, account).join()).toBe('full')
    expect(await page(mine).join()).not.toBe('full')
    const [leave] = leaves
    if (leave !== undefined && leave !== 'full') leave()
    expect(await page(mine, account).join()).not.toBe('full')
  })

  test('has a bound for the whole process', async () => {
    const { page } = setUp()
    await Promise.all(Array.from({ length: MOST_OF_PROCESS }, () => page(mine).join()))
    expect(await page(mine).join()).toBe('full')
  })

  test('gives the place back when the database is away, and tries again with the next page', async () => {
    let away = true
    const hub = createLiveHub({ listen: async () => (away ? Promise.reject(new Error('away')) : async () => {}) })
    const listener: Listener = { accountId: createId(), clientId: mine, hear: () => {}, end: () => {} }
    for (let tries = 0; tries <= MOST_OF_ACCOUNT; tries += 1) await expect(hub.join(listener)).rejects.toThrow('away')
    away = false
    expect(await hub.join(listener)).not.toBe('full')
  })

  test('ends every page and the connection when the portal closes, and takes nobody more', async () => {
    const { hub, page, ended } = setUp()
    const own = page(mine)
    await own.join()
    await hub.close()
    expect(own.heard).toEqual([{ part: 'ended' }])
    expect(ended()).toBe(1)
    expect(await page(mine).join()).toBe('full')
  })
})
