import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** A process of the bench, and the first thing it said. */
export interface Child<Said> {
  readonly said: Said
  /** Asks it something, and waits for the answer. */
  readonly ask: <Answer>(question: object, answer: z.ZodType<Answer>) => Promise<Answer>
  readonly stop: () => Promise<void>
}

/** Starts a built file of the bench in a process of its own, and waits until it says something. */
export async function startChild<Said>(
  name: string,
  options: { readonly settings?: object; readonly says: z.ZodType<Said>; readonly execArgv?: readonly string[] },
): Promise<Child<Said>> {
  const file = fileURLToPath(new URL(`../dist/${name}.js`, import.meta.url))
  const child = fork(file, options.settings ? [JSON.stringify(options.settings)] : [], {
    execArgv: [...(options.execArgv ?? [])],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  return {
    said: await hear(child, name, options.says),
    ask: async (question, answer) => {
      const heard = hear(child, name, answer)
      child.send(question)
      return heard
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function hear<Said>(child: ChildProcess, name: string, says: z.ZodType<Said>): Promise<Said> {
  const gone = new AbortController()
  const exit = () => gone.abort(new Error(`${name} ended with ${child.exitCode ?? child.signalCode}.`))
  child.once('exit', exit)
  try {
    const heard: unknown = await once(child, 'message', { signal: gone.signal })
    const parsed = z.tuple([says]).rest(z.unknown()).safeParse(heard)
    if (!parsed.success) throw new Error(`${name} said ${JSON.stringify(heard)}`)
    return parsed.data[0]
  } finally {
    child.off('exit', exit)
  }
}
