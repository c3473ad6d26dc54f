import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openStore } from '../../packages/core/src/store/open-store.ts'
import type { OpenStore } from '../../packages/core/src/store/store.ts'

const KILLS = 20
const SECRET = Buffer.alloc(32, 'kill')
const folders: string[] = []

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const databaseUrl = process.env['TEST_DATABASE_URL']
const places = [['the embedded database', undefined], ...(databaseUrl === undefined ? [] : [['PostgreSQL', databaseUrl] as const])] as const

test.each(places)(
  `${KILLS} random kills during syncs and forms lose nothing that was acknowledged, on %s`,
  async (_name, url) => {
    const folder = mkdtempSync(join(tmpdir(), 'voordeur-kill-'))
    folders.push(folder)
    const place = { url, folder: join(folder, 'database') }
    if (url !== undefined) await dropSchema(url)
    const posted = new Set<string>()
    let synced = 0
    for (let round = 1; round <= KILLS; round += 1) {
      const said = await runAndKill(place, round)
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

interface Place {
  readonly url: string | undefined
  readonly folder: string
}

/** Starts the writer, lets it work for a random while after it is ready, and kills it without warning. */
async function runAndKill(place: Place, round: number): Promise<readonly string[]> {
  const node = createRequire(import.meta.url).resolve('node/bin/node')
  const child = spawn(node, [join(import.meta.dirname, 'writer.ts'), place.url ?? '-', place.folder, String(round)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ready = Promise.withResolvers<void>()
  let output = ''
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (output.includes('ready\n')) ready.resolve()
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  void ended.then(() => ready.reject(new Error(`The writer ended by itself: ${errors}`)))
  await ready.promise
  setTimeout(() => child.kill('SIGKILL'), 50 + Math.random() * 1200)
  await ended
  // The last line may be half; whole lines are what was acknowledged.
  return output.slice(0, output.lastIndexOf('\n')).split('\n')
}

/** Every acknowledged form is there with its log entry, every client's records are of one version, and none is older than acknowledged. */
async function expectWhole(place: Place, acknowledged: { readonly posted: ReadonlySet<string>; readonly synced: number }): Promise<void> {
  const store = await openStore({ ...(place.url === undefined ? { folder: place.folder } : { databaseUrl: place.url }), secret: SECRET })
  try {
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
  } finally {
    await store.close()
  }
}

async function read(store: OpenStore, text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return (await store.execute(text)).rows
}

async function dropSchema(databaseUrl: string): Promise<void> {
  const store = await openStore({ databaseUrl, secret: SECRET })
  await store.execute('drop schema if exists voordeur cascade')
  await store.close()
}
