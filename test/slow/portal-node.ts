import { spawn, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '../..')
const DRAIN_SECONDS = '4'

/** One process of a portal: `voordeur start`, as it is built. */
export interface PortalNode {
  readonly port: number
  readonly pid: () => number | undefined
  /** Starts it, and waits until it is ready. */
  readonly start: () => Promise<void>
  /** Tells it to stop, and gives the code with which it ended. */
  readonly stop: () => Promise<number | null>
  /** Ends it without warning. */
  readonly kill: () => Promise<void>
  /** What it wrote, of all its lives. */
  readonly log: () => string
  /** Whether the port for operators says that it is ready; undefined where nothing listens. */
  readonly isReady: () => Promise<boolean | undefined>
  readonly metrics: () => Promise<string>
}

/** A process that is not started yet. */
export function createPortalNode(given: {
  readonly port: number
  readonly metricsPort: number
  readonly env: NodeJS.ProcessEnv
}): PortalNode {
  const { port, metricsPort, env } = given
  let child: ChildProcess | undefined
  let ended: Promise<number | null> = Promise.resolve(null)
  let log = ''
  const ask = async (path: string) => fetch(`http://127.0.0.1:${metricsPort}${path}`)
  const isReady = async () =>
    ask('/readyz').then(
      ({ ok }) => ok,
      () => undefined,
    )
  return {
    port,
    pid: () => child?.pid,
    log: () => log,
    isReady,
    metrics: async () => (await ask('/metrics')).text(),
    start: async () => {
      const node = createRequire(import.meta.url).resolve('node/bin/node')
      const args = ['--port', String(port), '--metrics-port', String(metricsPort), '--drain-seconds', DRAIN_SECONDS]
      const started = spawn(node, ['packages/core/bin/voordeur.mjs', 'start', '--config', 'test/slow/two-nodes.config.ts', ...args], {
        cwd: ROOT,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      child = started
      for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()))
      ended = new Promise((resolve) => started.once('close', resolve))
      for (let tries = 0; (await isReady()) !== true; tries += 1) {
        if (started.exitCode !== null || tries > 600) throw new Error(`A process of the portal did not start: ${log}`)
        await wait(100)
      }
    },
    stop: async () => {
      child?.kill('SIGTERM')
      return ended
    },
    kill: async () => {
      child?.kill('SIGKILL')
      await ended
    },
  }
}
