import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'

const FILE = new URL('../results.json', import.meta.url)

// One order, whichever part came last.
const ORDER = [
  'startPage',
  'signIn',
  'burst',
  'timing',
  'guard',
  'sync',
  'dossier',
  'search',
  'photo',
  'check',
  'types',
  'counts',
  'machine',
]

/** Writes what was found into `results.json`, beside what other parts found before. */
export async function keepResults(found: object): Promise<void> {
  const before: unknown = existsSync(FILE) ? JSON.parse(await readFile(FILE, 'utf8')) : {}
  const all = { ...z.record(z.string(), z.unknown()).parse(before), ...found }
  const sorted = Object.entries(all).toSorted(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other))
  await writeFile(FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
}
