import { expect, test } from 'vitest'
import { createInlineQueue } from './inline-queue.ts'
import { jobQueueContract } from './job-queue-contract.ts'
import type { JobProblem } from './job-queue.ts'

function openInline(from = '2026-03-02T08:00:00Z') {
  let instant = new Date(from)
  const problems: JobProblem[] = []
  const clock = { now: () => instant, set: (to: Date) => void (instant = to) }
  const queue = createInlineQueue({ clock, onProblem: (problem) => problems.push(problem) })
  return { queue, problems, now: clock.now, advance: queue.advance, close: () => queue.stop() }
}

jobQueueContract('the inline queue', () => Promise.resolve(openInline()))

test('a schedule every four hours runs six times a day, on the hour', async () => {
  const { queue, advance, now } = openInline()
  const hours: number[] = []
  queue.work('sync', async () => void hours.push(now().getUTCHours()))
  queue.schedule('sync', { everySeconds: 4 * 3600 })
  await queue.start()
  await advance(24 * 3600)
  expect(hours).toEqual([12, 16, 20, 0, 4, 8])
})

test('a daily schedule keeps Dutch wall-clock time when the clock changes', async () => {
  const { queue, advance, now } = openInline('2026-03-27T12:00:00Z')
  const ticks: string[] = []
  queue.work('lapse', async () => void ticks.push(now().toISOString()))
  queue.schedule('lapse', { dailyAt: '03:15' })
  await queue.start()
  await advance(3 * 24 * 3600)
  expect(ticks).toEqual(['2026-03-28T02:15:00.000Z', '2026-03-29T01:15:00.000Z', '2026-03-30T01:15:00.000Z'])
})
