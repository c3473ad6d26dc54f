import { expect, test } from 'vitest'
import type { OpenStore } from '../../packages/core/src/store/store.ts'
import { createKillPlaces, KILL_DATABASES, type KillPlace, runUntilKilled, withStore } from './kill-place.ts'

const KILLS = 20

const { openPlace } = createKillPlaces()

test.each(KILL_DATABASES)(
  `${KILLS} random kills during syncs and forms lose nothing that was acknowledged, on %s`,
  async (_name, url) => {
    const place = await openPlace(url)
    const posted = new Set<string>()
    let synced = 0
    for (let round = 1; round <= KILLS; round += 1) {
      const said = await runUntilKilled(place, ['writer.ts', String(round)], 50)
      for (const line of said) {
        if (line.startsWith('posted ')) posted.add(line.slice('posted '.length))
        if (line.startsWith('synced ')) synced = Number(line.slice('synced '.length))
      }
      await expectWhole(place, { posted, synced })
    }
    expect(posted.size).toBeGreaterThan(KILLS)
  },
  600_000,
)

/** Every acknowledged form is there with its log entry, every client's records are of one version, and none is older than acknowledged. */
async function expectWhole(
  place: KillPlace,
  acknowledged: { readonly posted: ReadonlySet<string>; readonly synced: number },
): Promise<void> {
  await withStore(place, async (store) => {
    const texts = new Set((await read(store, 'select text from kill_post')).map(({ text }) => String(text)))
    expect([...acknowledged.posted].filter((text) => !texts.has(text))).toEqual([])
    const [log] = await read(store, `select count(*)::int as entries from audit_entry where event_type = 'part.action'`)
    expect(log?.['entries']).toBe(texts.size)
    const clients = await read(
      store,
      `select client_id, count(*)::int as records, min((data->>'version')::int) as oldest, max((data->>'version')::int) as newest from record group by client_id`,
    )
    for (const { records, oldest, newest } of clients) {
      expect([records, oldest]).toEqual([40, newest])
      expect(Number(oldest)).toBeGreaterThanOrEqual(acknowledged.synced)
    }
  })
}

async function read(store: OpenStore, text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return (await store.execute(text)).rows
}
