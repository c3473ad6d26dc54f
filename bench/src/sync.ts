import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { startChild } from './child.ts'
import { FEW_RECORDS, writeExport, type ExportSize } from './export-folder.ts'
import type { PartInput } from './part-input.ts'
import { query } from './query.ts'
import { Ready } from './said.ts'
import { readServerSeconds } from './server-seconds.ts'

/** What something took by the clock, and of processors: its own process and the server. */
const Cost = z.strictObject({ seconds: z.number(), processorSeconds: z.number() })
const Synced = Cost.extend({ aboveIdle: z.number(), report: z.record(z.string(), z.number()) })
const Inserted = Cost.extend({ rows: z.number() })

type Cost = z.infer<typeof Cost>
type Synced = z.infer<typeof Synced>
type Inserted = z.infer<typeof Inserted>

/** How two costs compare: by the clock, and by the processors' time, which a busy machine changes less. */
interface CostRatio {
  readonly clock: number
  readonly processor: number
}

/** What reading an export costs. */
export interface SyncResult {
  readonly sync: {
    /** How fast the first run writes, beside a plain insert of the same rows in which the database makes the words of each text. */
    readonly firstToPlain: CostRatio
    /** The same beside one that is given the words ready-made. */
    readonly firstToPlainWithWords: CostRatio
    /** How often an unchanged second run fits into the first. */
    readonly firstToSecond: CostRatio
    /** The highest that memory was over what the portal needs at rest, in MiB. */
    readonly mebibytesAboveIdle: { readonly first: number; readonly second: number }
    readonly counts: Readonly<Record<string, number>>
    readonly goals: Readonly<Record<'firstToPlain' | 'firstToSecond' | 'mebibytesAboveIdle', number>>
    readonly isReached: boolean
  }
}

const LENGTH: ExportSize = { clients: 2_000, reports: 420, measurements: 60 }
const QUICK: ExportSize = { clients: 40, reports: 60, measurements: 20 }
const GOALS = { firstToPlain: 0.5, firstToSecond: 10, mebibytesAboveIdle: 300 }

/** Writes an export folder, reads it twice, each time in a portal that has just started, and inserts the same rows plainly. */
export async function measureSync(input: PartInput): Promise<SyncResult> {
  const size = toSize(input.isQuick)
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-bench-export-'))
  input.started.push({ stop: () => rm(folder, { recursive: true, force: true }) })
  console.log(`Writing an export of ${size.clients} clients …`)
  await writeExport(folder, size)
  console.log('Reading it for the first time …')
  const first = await readExport(input, folder)
  expectCounts(first, { created: size.clients * (size.reports + size.measurements + FEW_RECORDS), unchanged: 0 })
  console.log('Reading it again …')
  const second = await readExport(input, folder)
  expectCounts(second, { created: 0, unchanged: first.report['created'] ?? 0 })
  console.log('Inserting the same rows …')
  const plain = await insertPlainly(input, true)
  const plainWithWords = await insertPlainly(input, false)
  for (const { rows } of [plain, plainWithWords]) {
    if (rows !== first.report['created']) throw new Error(`The plain insert wrote ${rows} rows.`)
  }
  return { sync: toResult(size, { first, second, plain, plainWithWords }) }
}

/** `BENCH_SYNC_CLIENTS` makes a smaller one, to try things. */
function toSize(isQuick: boolean): ExportSize {
  const clients = process.env['BENCH_SYNC_CLIENTS']
  return { ...(isQuick ? QUICK : LENGTH), ...(clients !== undefined && { clients: z.coerce.number().int().positive().parse(clients) }) }
}

async function readExport({ settings, started }: PartInput, folder: string): Promise<Synced> {
  await query(settings.databaseUrl, 'checkpoint')
  const before = await readServerSeconds(settings.databaseUrl)
  const portal = await startChild('sync-portal', { settings: { ...settings, folder }, says: Ready, execArgv: toExecArgv('portal') })
  started.push(portal)
  const synced = await portal.ask({ sync: true }, Synced)
  await portal.stop()
  const server = (await readServerSeconds(settings.databaseUrl)) - before
  const cost = { ...synced, processorSeconds: synced.processorSeconds + server }
  console.log(JSON.stringify({ ...cost, server }))
  return cost
}

// As `voordeur sync` sets them for itself (core's cli/tighten-heap.ts).
const HEAP = ['--heap-growing-percent=100', '--semi-space-growth-factor=16']

/** `BENCH_PROFILE` names a folder for profiles of the processor. */
function toExecArgv(name: string): readonly string[] {
  const folder = process.env['BENCH_PROFILE']
  return folder === undefined
    ? HEAP
    : [...HEAP, '--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${name}-${Date.now()}.cpuprofile`]
}

async function insertPlainly({ settings, started }: PartInput, makesWords: boolean): Promise<Inserted> {
  await query(settings.databaseUrl, 'checkpoint')
  const child = await startChild('plain-insert', { settings: { databaseUrl: settings.databaseUrl, makesWords }, says: Inserted })
  started.push(child)
  console.log(JSON.stringify(child.said))
  return child.said
}

function expectCounts({ report }: Synced, expected: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(expected)) {
    if (report[name] !== count) throw new Error(`${name}: ${report[name]} in place of ${count}: ${JSON.stringify(report)}`)
  }
}

interface Measured {
  readonly first: Synced
  readonly second: Synced
  readonly plain: Inserted
  readonly plainWithWords: Inserted
}

function toResult(size: ExportSize, { first, second, plain, plainWithWords }: Measured): SyncResult['sync'] {
  const firstToPlain = toRatio(plain, first)
  const firstToSecond = toRatio(first, second)
  const mebibytesAboveIdle = { first: Math.round(first.aboveIdle / 2 ** 20), second: Math.round(second.aboveIdle / 2 ** 20) }
  const highest = Math.max(mebibytesAboveIdle.first, mebibytesAboveIdle.second)
  return {
    firstToPlain,
    firstToPlainWithWords: toRatio(plainWithWords, first),
    firstToSecond,
    mebibytesAboveIdle,
    counts: { ...size, records: plain.rows, replacedNames: first.report['replacedNames'] ?? 0 },
    goals: GOALS,
    isReached:
      firstToPlain.clock >= GOALS.firstToPlain && firstToSecond.clock >= GOALS.firstToSecond && highest <= GOALS.mebibytesAboveIdle,
  }
}

function toRatio(one: Cost, other: Cost): CostRatio {
  return { clock: round(one.seconds / other.seconds), processor: round(one.processorSeconds / other.processorSeconds) }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
