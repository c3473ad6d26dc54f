import { mkdirSync, openAsBlob, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { z } from 'zod'
import { PGLITE_VALUES } from './pglite-values.ts'

// A copied folder is recovered at the start, and the timer that would report on a slow recovery keeps a process from ending.
const START_OF_COPY = [...PGlite.defaultStartParams, '-c', 'log_startup_progress_interval=0']

let shared: Promise<PGlite> | undefined

/** The embedded database of this worker: starting one takes a second, a schema in it a tenth. */
export function sharedPglite(): Promise<PGlite> {
  shared ??= startFromCopy()
  return shared
}

// Making an empty database is most of the start, so the first worker keeps a copy of it for the others.
async function startFromCopy(): Promise<PGlite> {
  const copy = join(tmpdir(), `voordeur-${process.getuid?.() ?? 0}`, `empty-pglite-${readVersion()}.tar`)
  try {
    return await PGlite.create({ loadDataDir: await openAsBlob(copy), startParams: START_OF_COPY, ...PGLITE_VALUES })
  } catch {
    const pglite = await PGlite.create({ ...PGLITE_VALUES })
    await pglite.exec('checkpoint')
    await keepCopy(copy, await pglite.dumpDataDir('none'))
    return pglite
  }
}

async function keepCopy(place: string, dump: Blob): Promise<void> {
  mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
  const unfinished = `${place}.${process.pid}`
  writeFileSync(unfinished, await dump.bytes())
  renameSync(unfinished, place)
}

function readVersion(): string {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(main), '..', 'package.json'), 'utf8'))
  return z.object({ version: z.string() }).parse(manifest).version
}
