import { describe, expect, onTestFinished, test } from 'vitest'
import type { JobProblem, JobQueue } from './job-queue.ts'

/** A queue under test and the means to let its time pass. */
export interface JobQueueHarness {
  readonly queue: JobQueue
  readonly problems: readonly JobProblem[]
  /** The queue's own clock. */
  readonly now: () => Date
  /** Lets so many seconds of the queue's time pass and waits until nothing that is due is left. */
  readonly advance: (seconds: number) => Promise<void>
  readonly close: () => Promise<void>
}

const quick = { limit: 2, delaySeconds: 30, backoff: false }

/** What every implementation of `JobQueue` promises. */
export function jobQueueContract(implementation: string, open: () => Promise<JobQueueHarness>): void {
  const opened = async () => {
    const harness = await open()
    onTestFinished(harness.close)
    return harness
  }

  describe(`${implementation} keeps the promises of a job queue`, () => {
    test('a job that was sent is done once, with its data', async () => {
      const { queue, advance } = await opened()
      const done: unknown[] = []
      queue.work('photo.encode', async ({ data, attempt }) => void done.push({ data, attempt }))
      await queue.start()
      await queue.send('photo.encode', { clientId: '0193b0c2-7d54-7c2e-8a0e-2f6a2f7f2a10' })
      await advance(1)
      expect(done).toEqual([{ data: { clientId: '0193b0c2-7d54-7c2e-8a0e-2f6a2f7f2a10' }, attempt: 1 }])
    })

    test('a failing job is tried again after its delay, and its last failure is reported', async () => {
      const { queue, problems, advance } = await opened()
      const attempts: number[] = []
      queue.work(
        'always.fails',
        async ({ attempt }) => {
          attempts.push(attempt)
          throw new Error('no')
        },
        { retry: quick },
      )
      await queue.start()
      await queue.send('always.fails', {})
      await advance(1)
      expect(attempts).toEqual([1])
      for (const _ of [1, 2, 3, 4]) await advance(31)
      expect(attempts).toEqual([1, 2, 3])
      expect(problems.map(({ kind }) => kind)).toEqual(['failed', 'failed', 'gave-up'])
    })

    test('a retry waits for its delay', async () => {
      const { queue, advance } = await opened()
      let attempts = 0
      queue.work(
        'fails.once',
        async () => {
          attempts += 1
          if (attempts === 1) throw new Error('not yet')
        },
        { retry: { limit: 2, delaySeconds: 600, backoff: false } },
      )
      await queue.start()
      await queue.send('fails.once', {})
      await advance(1)
      await advance(500)
      expect(attempts).toBe(1)
      await advance(200)
      expect(attempts).toBe(2)
    })

    test('a job does not start before its moment', async () => {
      const { queue, advance, now } = await opened()
      let done = 0
      queue.work('later', async () => void (done += 1))
      await queue.start()
      await queue.send('later', {}, { startAfter: new Date(now().getTime() + 300_000) })
      await advance(200)
      expect(done).toBe(0)
      await advance(200)
      expect(done).toBe(1)
    })

    test('while a job with the same key waits, sending another does nothing', async () => {
      const { queue, advance, now } = await opened()
      const done = new Set<unknown>()
      queue.work('keyed', async ({ data }) => void done.add(data['nr']))
      await queue.start()
      const startAfter = new Date(now().getTime() + 60_000)
      expect(await queue.send('keyed', { nr: 1 }, { key: 'a', startAfter })).toBe(true)
      expect(await queue.send('keyed', { nr: 2 }, { key: 'a', startAfter })).toBe(false)
      expect(await queue.send('keyed', { nr: 3 }, { key: 'b', startAfter })).toBe(true)
      await advance(61)
      expect(done).toEqual(new Set([1, 3]))
    })

    test('jobs without a key never push each other out', async () => {
      const { queue, advance, now } = await opened()
      let done = 0
      queue.work('free', async () => void (done += 1), { concurrency: 2 })
      await queue.start()
      const startAfter = new Date(now().getTime() + 60_000)
      for (const nr of [1, 2, 3]) expect(await queue.send('free', { nr }, { startAfter })).toBe(true)
      for (const _ of [1, 2, 3]) await advance(61)
      expect(done).toBe(3)
    })

    test('a job sent with the key of the one that runs is done afterwards', async () => {
      const { queue, advance } = await opened()
      let done = 0
      queue.work('again', async () => {
        done += 1
        if (done === 1) expect(await queue.send('again', {}, { key: 'k' })).toBe(true)
      })
      await queue.start()
      await queue.send('again', {}, { key: 'k' })
      await advance(1)
      await advance(1)
      expect(done).toBe(2)
    })

    test('a schedule sends its job each time', async () => {
      const { queue, advance } = await opened()
      const done: unknown[] = []
      queue.work('sync', async ({ data }) => void done.push(data['source']))
      // Seven minutes can not be said in cron; both ways of keeping a schedule are promised the same.
      queue.schedule('sync', { everySeconds: 420 }, { source: 'caress' })
      await queue.start()
      await advance(421)
      expect(done).toContain('caress')
      const before = done.length
      await advance(421)
      expect(done.length).toBeGreaterThan(before)
    })

    test('two schedules of one job with different data both run', async () => {
      const { queue, advance } = await opened()
      const done = new Set<unknown>()
      queue.work('sync', async ({ data }) => void done.add(data['source']))
      queue.schedule('sync', { everySeconds: 420 }, { source: 'caress' })
      queue.schedule('sync', { everySeconds: 420 }, { source: 'other' })
      await queue.start()
      await advance(421)
      await advance(421)
      expect(done).toEqual(new Set(['caress', 'other']))
    })

    test('content in a job is refused, and the refusal does not repeat it', async () => {
      const { queue } = await opened()
      queue.work('mail', async () => undefined)
      await queue.start()
      for (const value of ['Beste mevrouw Jansen', 'jansen@example.nl', '+31612345678', 999990019, 'Jansen', '1950-01-01', '']) {
        const refused = await queue.send('mail', { value }).catch((error: unknown) => error)
        expect(refused).toMatchObject({ code: 'JOB_DATA' })
        if (value !== '') expect(String(refused)).not.toContain(String(value))
      }
    })

    test('what nobody does can not be sent, scheduled or declared late', async () => {
      const { queue } = await opened()
      queue.work('known', async () => undefined)
      await expect(queue.send('known', {})).rejects.toMatchObject({ code: 'JOB_NOT_STARTED' })
      await queue.start()
      await expect(queue.send('unknown', {})).rejects.toMatchObject({ code: 'JOB_UNKNOWN' })
      expect(() => queue.work('late', async () => undefined)).toThrow(expect.objectContaining({ code: 'JOB_STARTED' }))
    })

    test('a schedule of a job that nobody does stops the start', async () => {
      const { queue } = await opened()
      queue.schedule('forgotten', { everySeconds: 60 })
      await expect(queue.start()).rejects.toMatchObject({ code: 'JOB_UNKNOWN' })
    })
  })
}
