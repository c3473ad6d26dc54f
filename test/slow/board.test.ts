import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { prikbord } from '@voordeur/plugin-prikbord'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createKillPlaces, KILL_DATABASES, type KillPlace, runUntilKilled, withStore } from './kill-place.ts'

const PEOPLE = 20
const POSTS = 200
const KILLS = 8
const AGAIN = 40

const { openPlace } = createKillPlaces()

test.each(KILL_DATABASES)(
  `${POSTS} messages at once from ${PEOPLE} people, each sent twice, are ${POSTS} messages in one order, with one notice each, on %s`,
  async (_name, url) => {
    const memory = createMemorySource([])
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [], complete: [] },
      { completeSnapshot: true },
    ]
    const portal = await createTestPortal(
      { plugins: [prikbord()], sources: [memory.source] },
      url === undefined ? {} : { databaseUrl: url },
    )
    try {
      await portal.sync()
      const people = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => join(portal, `Persoon ${index}`)))
      const reader = await join(portal, 'Lezer')
      const path = `/client/${reader.clientId}/prikbord/board`
      const keys = Array.from({ length: POSTS }, () => crypto.randomUUID())
      const sending = keys.flatMap((key, index) => {
        const sender = people[index % PEOPLE] ?? reader
        const send = () => sender.post(`${path}/post`, { key, text: `Bericht ${index}` })
        return [send(), send()]
      })
      const reading = readAll(reader, path)
      const answers = await Promise.all(sending)
      expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 2 * POSTS }, () => 303))
      // Also who read while it was busy saw nothing twice.
      const early = await reading
      expect(new Set(early).size).toBe(early.length)

      const shown = await readAll(reader, path)
      expect(shown.toSorted()).toEqual(keys.toSorted())
      expect(await readAll(reader, path)).toEqual(shown)
      // What was there before stands below what came later, in the same order.
      expect(shown.filter((id) => early.includes(id))).toEqual(early)
      const told = await portal.store.execute(`select reference from notice where account_id = '${reader.accountId}' and kind = 'posted'`)
      expect(told.rows.map((row) => String(row['reference'])).toSorted()).toEqual(keys.toSorted())
    } finally {
      await portal.close()
    }
  },
  300_000,
)

test.each(KILL_DATABASES)(
  `${KILLS} kills while eight people place messages lose none that was acknowledged, and each has exactly one notice, on %s`,
  async (_name, url) => {
    const place = await openPlace(url)
    const acknowledged = new Set<string>()
    let highest = 0
    for (let round = 1; round <= KILLS; round += 1) {
      const said = await postUntilKilled(place, Math.max(0, highest - AGAIN))
      for (const key of said) acknowledged.add(key)
      highest = Math.max(highest, ...said.map((key) => Number(key.slice(-12))))
      await withStore(place, async (store) => {
        const posts = (await store.execute('select id::text as id from prikbord_post')).rows.map((row) => String(row['id']))
        const told = await store.execute(
          `select reference from notice join account on account.id = notice.account_id where account.email = 'lezer@voorbeeld.nl' and kind = 'posted'`,
        )
        expect([...acknowledged].filter((key) => !posts.includes(key))).toEqual([])
        expect(told.rows.map((row) => String(row['reference'])).toSorted()).toEqual(posts.toSorted())
      })
    }
    expect(acknowledged.size).toBeGreaterThan(KILLS)
  },
  600_000,
)

const Board = z.object({ data: z.object({ posts: z.array(z.object({ id: z.string() })), older: z.string().optional() }) })

type Person = Awaited<ReturnType<typeof join>>

function join(portal: TestPortal, name: string) {
  const rights = ['prikbord.board:read', 'prikbord.board:post'] as const
  return portal.viewer({ clientNumber: '100', name, basis: 'family', rights: [...rights] })
}

/** The ids of all messages, page by page. */
async function readAll(reader: Person, path: string): Promise<readonly string[]> {
  const ids: string[] = []
  let query = ''
  for (;;) {
    const { data } = Board.parse((await reader.json(path + query)).json())
    ids.push(...data.posts.map(({ id }) => id))
    if (data.older === undefined) return ids
    query = `?before=${data.older}`
  }
}

/** Lets people post for a random while after the first is ready, and kills the process without warning; gives what was acknowledged. */
async function postUntilKilled(place: KillPlace, first: number): Promise<readonly string[]> {
  const lines = await runUntilKilled(place, ['poster.ts', String(first)], 200)
  return lines.flatMap((line) => (line.startsWith('posted ') ? [line.slice('posted '.length)] : []))
}
