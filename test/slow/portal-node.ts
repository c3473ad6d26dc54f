import { createRequire } from 'node:module'
import { type RunningProcess, startProcess } from '../start-process.ts'
import { until } from '../until.ts'
import { ROOT, VOORDEUR } from './run-voordeur.ts'

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
  const lives: RunningProcess[] = []
  const ask = async (path: string) => fetch(`http://127.0.0.1:${metricsPort}${path}`)
  const isReady = async () =>
    ask('/readyz').then(
      ({ ok }) => ok,
      () => undefined,
    )
  return {
    port,
    pid: () => lives.at(-1)?.pid,
    log: () => lives.map(({ said }) => said()).join(''),
    isReady,
    metrics: async () => (await ask('/metrics')).text(),
    start: async () => {
      const node = createRequire(import.meta.url).resolve('node/bin/node')
      const args = ['--port', String(port), '--metrics-port', String(metricsPort), '--drain-seconds', DRAIN_SECONDS]
      const config = ['--config', 'test/slow/two-nodes.config.ts']
      const started = startProcess(node, [VOORDEUR, 'start', ...config, ...args], { cwd: ROOT, env })
      lives.push(started)
      await until(async () => started.isOver() || (await isReady()) === true)
      if (started.isOver()) throw new Error(`A process of the portal did not start: ${started.said()}`)
    },
    stop: async () => (await lives.at(-1)?.end()) ?? null,
    kill: async () => void (await lives.at(-1)?.end('SIGKILL')),
  }
}
