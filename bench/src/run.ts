import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { measureCheck } from './check-command.ts'
import { startCluster } from './cluster.ts'
import { preparePages, runContest, type Rates, type Started } from './contest.ts'
import { toSpread } from './ratios.ts'
import { readMachine, refuseUsedDatabase, type Machine } from './read-machine.ts'
import { CLIENTS, RECORDS_PER_CLIENT } from './seed.ts'

// The authenticated start page of the portal beside two pages written by hand for the purpose. Ratios only: a bare time says as much about the machine.

const LENGTH = { rounds: 25, seconds: 2, warmUpSeconds: 15 }
const RESULTS = new URL('../results.json', import.meta.url)

const started: Started = []
process.once('SIGINT', () => void stopAll().finally(() => process.exit(130)))
try {
  const { rates, machine, people } = await measure()
  await stopAll()
  const results = toResults({ rates, machine, people })
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`)
  console.log(JSON.stringify(results, null, 2))
} finally {
  await stopAll()
}

async function measure(): Promise<{ readonly rates: Rates; readonly machine: Machine; readonly people: number }> {
  const databaseUrl = process.env['BENCH_DATABASE_URL'] ?? (await startOwnCluster())
  await refuseUsedDatabase(databaseUrl)
  const settings = { databaseUrl, secret: randomBytes(32).toString('hex') }
  console.log('Filling the database and signing people in …')
  const pages = await preparePages(settings)
  console.log('Measuring in turns …')
  const rates = await runContest(settings, pages, { length: LENGTH, started })
  return { rates, machine: await readMachine(databaseUrl), people: pages.length }
}

async function startOwnCluster(): Promise<string> {
  console.log('Starting a PostgreSQL cluster …')
  const cluster = await startCluster()
  started.push(cluster)
  return cluster.url
}

function toResults({ rates, machine, people }: Awaited<ReturnType<typeof measure>>) {
  return {
    startPage: {
      portalToByHand: toSpread(rates.portal, rates['by-hand']),
      byHandToLimit: toSpread(rates['by-hand'], rates.limit),
      portalToLimit: toSpread(rates.portal, rates.limit),
    },
    check: measureCheck() ?? 'the example has no portal.config.ts',
    counts: {
      clients: CLIENTS,
      records: CLIENTS * RECORDS_PER_CLIENT,
      people,
      connections: 16,
      rounds: LENGTH.rounds,
      secondsPerTurn: LENGTH.seconds,
    },
    machine,
  }
}

async function stopAll(): Promise<void> {
  for (const { stop } of started.splice(0).toReversed()) await stop()
}
