import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** The folder of the workspace, in which the command runs. */
export const ROOT = join(import.meta.dirname, '../..')

/** The command as it is built, for who starts it and goes on. */
export const VOORDEUR = 'packages/core/bin/voordeur.mjs'

/** What one run of the command is given besides its words. */
export interface VoordeurPlace {
  /** Beside the environment of the test; `undefined` takes a variable away. */
  readonly env: NodeJS.ProcessEnv
  /** What is typed when it asks. */
  readonly input?: string
}

/** How a run ended, and what it wrote, to both outputs. */
export interface VoordeurEnd {
  readonly status: number | null
  readonly text: string
}

/** Runs `voordeur` as it is built, in a process of its own, until it ends. */
export function runVoordeur(words: readonly string[], { env, input }: VoordeurPlace): VoordeurEnd {
  const { stdout, stderr, status } = spawnSync(process.execPath, [VOORDEUR, ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 150_000,
    ...(input === undefined ? {} : { input }),
  })
  return { text: stdout + stderr, status }
}

/** Runs `voordeur` with the configuration of Laurens, on the embedded database and the export below a folder. */
export function runLaurens(folder: string, words: readonly string[], { env, input }: Partial<VoordeurPlace> = {}): VoordeurEnd {
  const place = ['--config', 'examples/laurens/portal.config.ts', '--data', join(folder, 'data')]
  const own = { VOORDEUR_EXPORT: join(folder, 'export'), DATABASE_URL: undefined, LOG_LEVEL: 'error' }
  return runVoordeur([...words, ...place], { env: { ...own, ...env }, ...(input === undefined ? {} : { input }) })
}
