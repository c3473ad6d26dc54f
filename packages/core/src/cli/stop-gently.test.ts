import { expect, test } from 'vitest'
import { stopGently, type Stopping } from './stop-gently.ts'

function setUp({ requestsEnd = true, portalCloses = true } = {}) {
  const done: string[] = []
  const note = (what: string) => () => void done.push(what)
  const waits: { readonly milliseconds: number; readonly over: () => void }[] = []
  const closing = Promise.withResolvers<void>()
  const stopping: Stopping = {
    drainSeconds: 7,
    portal: {
      drain: note('not ready'),
      endStreams: note('streams end'),
      close: async () => {
        done.push('portal closes')
        if (!portalCloses) await new Promise(() => {})
      },
    },
    closeServer: async (endAll) => {
      done.push(endAll ? 'requests are ended' : 'takes no more')
      if (endAll || requestsEnd) closing.resolve()
      await closing.promise
    },
    wait: (milliseconds) => new Promise((over) => void waits.push({ milliseconds, over })),
  }
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  /** Lets the wait of so many milliseconds be over. */
  const pass = async (milliseconds: number) => {
    await settle()
    for (const wait of waits) if (wait.milliseconds === milliseconds) wait.over()
    await settle()
  }
  return { done, pass, stopped: stopGently(stopping) }
}

test('it serves until the time to drain is over, and then takes no more before it sends open pages away and closes', async () => {
  const { done, pass, stopped } = setUp()
  await pass(0)
  expect(done).toEqual(['not ready'])
  await pass(7000)
  await stopped
  expect(done).toEqual(['not ready', 'takes no more', 'streams end', 'portal closes'])
})

test('the portal closes only when the requests ended, and ends those that do not', async () => {
  const { done, pass, stopped } = setUp({ requestsEnd: false })
  await pass(7000)
  expect(done).not.toContain('portal closes')
  await pass(20_000)
  await stopped
  expect(done.slice(-2)).toEqual(['requests are ended', 'portal closes'])
})

test('a job that never ends does not keep the process', async () => {
  const { pass, stopped } = setUp({ portalCloses: false })
  await pass(7000)
  await pass(45_000)
  await expect(stopped).resolves.toBeUndefined()
})
