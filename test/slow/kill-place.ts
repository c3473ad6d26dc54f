import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll } from 'vitest'
import { openStore } from '../../packages/core/src/store/open-store.ts'
import type { OpenStore } from '../../packages/core/src/store/store.ts'

/** A database that processes work in until they are killed: of PostgreSQL, or in a folder. */
export interface KillPlace {
  readonly url: string | undefined
  readonly folder: string
}

// That of the processes, too.
const SECRET = Buffer.alloc(32, 'kill')

const databaseUrl = process.env['TEST_DATABASE_URL']

/** The databases that places are opened on, each with its name. */
export const KILL_DATABASES: readonly (readonly [string, string | undefined])[] = [
  ['the embedded database', undefined],
  ...(databaseUrl === undefined ? [] : [['PostgreSQL', databaseUrl] as const]),
]

/** Where the tests of one file find folders and empty databases; what they made is removed behind the last of them. */
export function createKillPlaces(): { readonly makeFolder: () => string; readonly openPlace: (url?: string) => Promise<KillPlace> } {
  const folders: string[] = []
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })
  const makeFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'voordeur-kill-'))
    folders.push(folder)
    return folder
  }
  return {
    makeFolder,
    openPlace: async (url) => {
      const place = { url, folder: join(makeFolder(), 'database') }
      if (url !== undefined) await withStore(place, (store) => store.execute('drop schema if exists voordeur cascade'))
      return place
    },
  }
}

/** Starts a script of this folder that works in a place, in a process of its own. */
export function startIn(place: KillPlace, script: string, argument: string): ChildProcessByStdio<null, Readable, Readable> {
  const node = createRequire(import.meta.url).resolve('node/bin/node')
  return spawn(node, [join(import.meta.dirname, script), place.url ?? '-', place.folder, argument], { stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Looks into a place in which nothing works now. */
export async function withStore<T>(place: KillPlace, run: (store: OpenStore) => Promise<T>): Promise<T> {
  const store = await openStore({ ...(place.url === undefined ? { folder: place.folder } : { databaseUrl: place.url }), secret: SECRET })
  try {
    return await run(store)
  } finally {
    await store.close()
  }
}

/** Starts a script, lets it work for a random while (at least so many milliseconds) after it says `ready`, and kills it without warning; gives the lines it said. */
export async function runUntilKilled(
  place: KillPlace,
  [script, argument]: readonly [string, string],
  atLeast: number,
): Promise<readonly string[]> {
  const child = startIn(place, script, argument)
  const ready = Promise.withResolvers<void>()
  let output = ''
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (output.includes('ready\n')) ready.resolve()
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  void ended.then(() => ready.reject(new Error(`${script} ended by itself: ${errors}`)))
  await ready.promise
  setTimeout(() => child.kill('SIGKILL'), atLeast + Math.random() * 1200)
  await ended
  // The last line may be half; whole lines are what was acknowledged.
  return output.slice(0, output.lastIndexOf('\n')).split('\n')
}
