import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { jobQueueContract } from './job-queue-contract.ts'
import type { JobProblem } from './job-queue.ts'
import { createPgBossQueue, type JobDatabase } from './pg-boss-queue.ts'

type Query = (text: string) => Promise<{ rows: unknown[] }>

let opened = 0
const uniqueSchema = () => `jobs_test_${process.pid}_${(opened += 1)}`

// The queue's clock is the database's, which can not be set: what stands in the queue is moved back in time instead.
function openPgBoss(database: JobDatabase, query: Query, schema = uniqueSchema()) {
  const problems: JobProblem[] = []
  const queue = createPgBossQueue({ database, schema, onProblem: (problem) => problems.push(problem) })
  const jobs = `${schema}_jobs.job_common`
  const channel = `'pgboss_' || left(encode(sha224('${schema}_jobs'::bytea), 'hex'), 24)`
  const settle = async () => {
    await query(`select pg_notify(${channel}, name) from ${schema}_jobs.queue`)
    const { rows } = await query(
      `select id from ${jobs} where state = 'active' or (state in ('created', 'retry') and start_after <= now())`,
    )
    expect(rows).toEqual([])
  }
  const advance = async (seconds: number) => {
    await query(`update ${jobs} set start_after = start_after - interval '${seconds} seconds' where state in ('created', 'retry')`)
    await vi.waitFor(settle, { interval: 20, timeout: 15_000 })
  }
  return { queue, problems, schema, advance, now: () => new Date(), close: () => queue.stop({ waitSeconds: 1 }) }
}

function stored(rows: unknown[]): string {
  return JSON.stringify(rows)
}

function pgBossPromises(kind: string, open: () => Promise<{ database: JobDatabase; query: Query }>) {
  const openHarness = async (schema?: string) => {
    const { database, query } = await open()
    return { ...openPgBoss(database, query, schema), query }
  }

  jobQueueContract(`pg-boss on ${kind}`, openHarness)

  describe(`pg-boss on ${kind}`, () => {
    test('a job survives the end of the process that sent it', async () => {
      const before = await openHarness()
      before.queue.work('later', async () => undefined)
      await before.queue.start()
      await before.queue.send('later', { nr: 1 }, { startAfter: new Date(Date.now() + 60_000) })
      await before.close()

      const after = await openHarness(before.schema)
      const done: unknown[] = []
      after.queue.work('later', async ({ data }) => void done.push(data['nr']))
      await after.queue.start()
      await after.advance(61)
      await after.close()
      expect(done).toEqual([1])
    })

    test('stopping waits for the job that runs', async () => {
      const { queue, close } = await openHarness()
      const gate = Promise.withResolvers<void>()
      const begun = Promise.withResolvers<void>()
      const steps: string[] = []
      queue.work('long', async () => {
        begun.resolve()
        await gate.promise
        steps.push('done')
      })
      await queue.start()
      await queue.send('long', {})
      await begun.promise
      const stopped = queue.stop().then(() => steps.push('stopped'))
      gate.resolve()
      await stopped
      await close()
      expect(steps).toEqual(['done', 'stopped'])
    })

    test('every job has a heartbeat, an expiry and retries of its own, not the defaults of pg-boss', async () => {
      const { queue, query, schema, close } = await openHarness()
      queue.work('silent', async () => undefined)
      await queue.start()
      const { rows } = await query(`select heartbeat_seconds, expire_seconds, retry_limit from ${schema}_jobs.queue where name = 'silent'`)
      await close()
      expect(rows).toEqual([{ heartbeat_seconds: 60, expire_seconds: 900, retry_limit: 5 }])
    })

    test('changed options reach a queue that already exists', async () => {
      const first = await openHarness()
      first.queue.work('sync', async () => undefined, { expireSeconds: 100 })
      await first.queue.start()
      await first.close()
      const second = await openHarness(first.schema)
      second.queue.work('sync', async () => undefined, { expireSeconds: 7200, retry: { limit: 1, delaySeconds: 5, backoff: false } })
      await second.queue.start()
      const { rows } = await second.query(`select expire_seconds, retry_limit from ${first.schema}_jobs.queue where name = 'sync'`)
      await second.close()
      expect(rows).toEqual([{ expire_seconds: 7200, retry_limit: 1 }])
    })

    test('a schedule that the configuration no longer has is forgotten', async () => {
      const first = await openHarness()
      first.queue.work('sync', async () => undefined)
      first.queue.schedule('sync', { everySeconds: 3600 }, { source: 'caress' })
      first.queue.schedule('sync', { everySeconds: 7200 }, { source: 'other' })
      await first.queue.start()
      await first.close()
      const second = await openHarness(first.schema)
      second.queue.work('sync', async () => undefined)
      second.queue.schedule('sync', { dailyAt: '03:15' }, { source: 'caress' })
      await second.queue.start()
      const { rows } = await second.query(`select key, cron, timezone from ${first.schema}_jobs.schedule`)
      await second.close()
      expect(rows).toEqual([{ key: 'tick/sync/source.caress', cron: '15 3 * * *', timezone: 'Europe/Amsterdam' }])
    })

    test('what a handler throws is not kept with the job', async () => {
      const { queue, query, schema, advance, problems, close } = await openHarness()
      const retry = { limit: 0, delaySeconds: 0, backoff: false }
      queue.work('leaks', () => Promise.reject(new RangeError('mevrouw Jansen, jansen@example.nl')), { retry })
      await queue.start()
      await queue.send('leaks', {})
      await advance(1)
      const { rows } = await query(`select * from ${schema}_jobs.job_common where name = 'leaks'`)
      await close()
      expect(problems).toMatchObject([{ kind: 'gave-up', job: { name: 'leaks', attempt: 1 } }])
      expect(stored(rows)).toContain('RangeError')
      expect(stored(rows)).not.toMatch(/Jansen/i)
    })
  })
}

// Made when first asked for, so that running one test does not open what it does not use.
let embedded: PGlite | undefined

function openEmbedded(): PGlite {
  embedded ??= new PGlite()
  return embedded
}

afterAll(() => embedded?.close())

pgBossPromises('PGlite', async () => {
  const pglite = openEmbedded()
  await pglite.waitReady
  return { database: { pglite }, query: (text) => pglite.query(text) }
})

test('a job starts at once on a database that can not tell of new ones', async () => {
  const pglite = openEmbedded()
  const query = (text: string, values?: unknown[]) => pglite.query<never>(text, values)
  const { queue, close } = openPgBoss({ pglite: { query, exec: (text) => pglite.exec(text) } }, query)
  const done = vi.fn(() => Promise.resolve())
  queue.work('now', done)
  await queue.start()
  await queue.send('now', {})
  // It would look by itself every five seconds.
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce(), { timeout: 3000 })
  await close()
})

test('an error of the queue is reported and does not end the process', async () => {
  const pglite = new PGlite()
  const { queue, problems, close } = openPgBoss({ pglite }, (text) => pglite.query(text))
  queue.work('any', async () => undefined)
  await queue.start()
  await pglite.close()
  await queue.send('any', {}).catch(() => undefined)
  await close()
  expect(problems).toContainEqual(expect.objectContaining({ kind: 'queue' }))
})

const server = process.env['TEST_DATABASE_URL']
if (server) {
  const pool = new pg.Pool({ connectionString: server, max: 2 })
  afterAll(() => pool.end())
  pgBossPromises('PostgreSQL', () => Promise.resolve({ database: { connectionString: server }, query: (text) => pool.query(text) }))
}
