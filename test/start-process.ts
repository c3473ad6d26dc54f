import { spawn } from 'node:child_process'

/** Where a process runs, and with which environment (all of it, nothing is inherited). */
export interface ProcessPlace {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Whether what it starts itself is ended with it, as npm starts a server. */
  readonly withChildren?: boolean
}

/** A process that goes on beside the test. */
export interface RunningProcess {
  readonly pid: number | undefined
  /** Everything it wrote so far, to both outputs. */
  readonly said: () => string
  /** Types into it. */
  readonly type: (keys: string) => void
  /** Waits until it wrote something after this place, and gives the place behind it. Throws with all that it said when it ends before. */
  readonly waitFor: (pattern: RegExp, from?: number) => Promise<number>
  readonly isOver: () => boolean
  /** The code with which it ended; none after a signal. */
  readonly ended: Promise<number | null>
  /** Sends a signal, and waits for the end. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** Starts a process. */
export function startProcess(command: string, args: readonly string[], { cwd, env, withChildren = false }: ProcessPlace): RunningProcess {
  const child = spawn(command, args, { cwd, env, stdio: 'pipe', detached: withChildren })
  const ended = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject))
  const heard = new Set<() => void>()
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      for (const look of heard) look()
    })
  return {
    pid: child.pid,
    said: () => text,
    type: (keys) => void child.stdin.write(keys),
    waitFor: async (pattern, from = 0) => {
      const { promise, resolve } = Promise.withResolvers<number>()
      const look = () => {
        const found = pattern.exec(text.slice(from))
        if (found) resolve(from + found.index + found[0].length)
      }
      heard.add(look)
      look()
      const place = await Promise.race([promise, ended.then(() => undefined)])
      heard.delete(look)
      if (place === undefined) throw new Error(`${command} ended without ${String(pattern)}:\n${text}`)
      return place
    },
    isOver,
    ended,
    end: async (signal = 'SIGTERM') => {
      if (!isOver() && child.pid !== undefined) process.kill(withChildren ? -child.pid : child.pid, signal)
      return ended
    },
  }
}
