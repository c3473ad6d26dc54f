import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { measureCheck } from './check-command.ts'
import { startCluster } from '../../test/cluster.ts'
import { measureDossier } from './dossier.ts'
import { measureGuard } from './guard.ts'
import type { Started } from './part-input.ts'
import { measurePhoto } from './photo.ts'
import { readMachine, refuseUsedDatabase } from './read-machine.ts'
import { keepResults } from './results.ts'
import { measureSearch } from './search.ts'
import { measureSignIn } from './sign-in.ts'
import { measureStartPage } from './start-page.ts'
import { measureSync } from './sync.ts'
import { measureTiming } from './timing.ts'
import { measureTypes } from './types-of-thirty.ts'

// Each part has an empty database of its own. Ratios and error rates only: a bare time says as much about the machine.

const PARTS = ['sign-in', 'timing', 'start-page', 'guard', 'sync', 'dossier', 'search', 'photo', 'check', 'types'] as const
const Arguments = z.array(z.enum([...PARTS, '--quick']))
type Part = (typeof PARTS)[number]

const MEASURES = {
  'sign-in': measureSignIn,
  timing: measureTiming,
  'start-page': measureStartPage,
  guard: measureGuard,
  sync: measureSync,
  dossier: measureDossier,
  search: measureSearch,
  photo: measurePhoto,
} as const

const started: Started = []
process.once('SIGINT', () => void stopAll().finally(() => process.exit(130)))
try {
  await run(process.argv.slice(2))
} finally {
  await stopAll()
}

async function run(args: readonly string[]): Promise<void> {
  const { parts, isQuick } = readArguments(args)
  for (const part of parts) {
    const results = await measurePart(part, isQuick)
    await stopAll()
    console.log(JSON.stringify(results, null, 2))
    if (!isQuick) await keepResults(results)
    if ('timing' in results && !results.timing.isPassed) process.exitCode = 1
  }
}

function readArguments(args: readonly string[]): { readonly parts: readonly Part[]; readonly isQuick: boolean } {
  const { data: given } = Arguments.safeParse(args)
  if (!given) throw new Error(`Name parts of the bench: ${PARTS.join(', ')}; --quick only shows that they work.`)
  const named = PARTS.filter((part) => given.includes(part))
  const parts = named.length > 0 ? named : PARTS
  if (process.env['BENCH_DATABASE_URL'] !== undefined && parts.filter(needsDatabase).length > 1)
    throw new Error('BENCH_DATABASE_URL is one empty database. Name one part that uses it.')
  return { parts, isQuick: given.includes('--quick') }
}

async function measurePart(part: Part, isQuick: boolean) {
  if (part === 'check') return { check: measureCheck() ?? 'the example has no portal.config.ts' }
  if (part === 'types') return { types: await measureTypes(isQuick) }
  return measure(part, isQuick)
}

const needsDatabase = (part: Part): part is keyof typeof MEASURES => part in MEASURES

async function measure(part: keyof typeof MEASURES, isQuick: boolean) {
  const databaseUrl = process.env['BENCH_DATABASE_URL'] ?? (await startOwnCluster())
  await refuseUsedDatabase(databaseUrl)
  const settings = { databaseUrl, secret: randomBytes(32).toString('hex') }
  return { ...(await MEASURES[part]({ settings, started, isQuick })), machine: await readMachine(databaseUrl) }
}

async function startOwnCluster(): Promise<string> {
  console.log('Starting a PostgreSQL cluster …')
  // Everything else as PostgreSQL comes, a commit that waits for the disk above all.
  const cluster = await startCluster({ settings: ['shared_buffers=512MB', 'max_wal_size=4GB'] })
  started.push(cluster)
  return cluster.url
}

async function stopAll(): Promise<void> {
  for (const { stop } of started.splice(0).toReversed()) await stop()
}
