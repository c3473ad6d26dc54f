import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { startChild } from './child.ts'
import { FEW_RECORDS, writeExport, type ExportSize } from './export-folder.ts'
import type { PartInput } from './part-input.ts'
import { query } from './query.ts'
import { Ready } from './said.ts'

const Synced = z.strictObject({
  seconds: z.number(),
  /** Of the portal's process alone; on a busy machine it says more than the clock. */
  processorSeconds: z.number(),
  aboveIdle: z.number(),
  report: z.record(z.string(), z.number()),
})
const Inserted = z.strictObject({ seconds: z.number(), rows: z.number() })

/** What reading an export costs. */
export interface SyncResult {
  readonly sync: {
    /** How fast the first run writes, beside a plain insert of the same rows. */
    readonly firstToPlain: number
    /** How often an unchanged second run fits into the first. */
    readonly firstToSecond: number
    /** The highest that memory was over what the portal needs at rest, in MiB. */
    readonly mebibytesAboveIdle: { readonly first: number; readonly second: number }
    readonly counts: Readonly<Record<string, number>>
    readonly goals: { readonly firstToPlain: number; readonly firstToSecond: number; readonly mebibytesAboveIdle: number }
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
  const plain = await insertPlainly(input)
  if (plain.rows !== first.report['created']) throw new Error(`The plain insert wrote ${plain.rows} rows.`)
  return { sync: toResult({ size, first, second, plain }) }
}

/** `BENCH_SYNC_CLIENTS` makes a smaller one, to try things. */
function toSize(isQuick: boolean): ExportSize {
  const clients = process.env['BENCH_SYNC_CLIENTS']
  return { ...(isQuick ? QUICK : LENGTH), ...(clients !== undefined && { clients: z.coerce.number().int().positive().parse(clients) }) }
}

async function readExport({ settings, started }: PartInput, folder: string): Promise<z.infer<typeof Synced>> {
  await query(settings.databaseUrl, 'checkpoint')
  const portal = await startChild('sync-portal', { settings: { ...settings, folder }, says: Ready, execArgv: toExecArgv('portal') })
  started.push(portal)
  const synced = await portal.ask({ sync: true }, Synced)
  await portal.stop()
  console.log(JSON.stringify(synced))
  return synced
}

/** `BENCH_PROFILE` names a folder for profiles of the processor. */
function toExecArgv(name: string): readonly string[] {
  const folder = process.env['BENCH_PROFILE']
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${name}-${Date.now()}.cpuprofile`]
}

async function insertPlainly({ settings, started }: PartInput): Promise<z.infer<typeof Inserted>> {
  await query(settings.databaseUrl, 'checkpoint')
  const child = await startChild('plain-insert', { settings: { databaseUrl: settings.databaseUrl }, says: Inserted })
  started.push(child)
  console.log(JSON.stringify(child.said))
  return child.said
}

function expectCounts({ report }: z.infer<typeof Synced>, expected: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(expected)) {
    if (report[name] !== count) throw new Error(`${name}: ${report[name]} in place of ${count}: ${JSON.stringify(report)}`)
  }
}

interface Measured {
  readonly size: ExportSize
  readonly first: z.infer<typeof Synced>
  readonly second: z.infer<typeof Synced>
  readonly plain: z.infer<typeof Inserted>
}

function toResult({ size, first, second, plain }: Measured): SyncResult['sync'] {
  const firstToPlain = round(plain.seconds / first.seconds)
  const firstToSecond = round(first.seconds / second.seconds)
  const mebibytesAboveIdle = { first: Math.round(first.aboveIdle / 2 ** 20), second: Math.round(second.aboveIdle / 2 ** 20) }
  const highest = Math.max(mebibytesAboveIdle.first, mebibytesAboveIdle.second)
  return {
    firstToPlain,
    firstToSecond,
    mebibytesAboveIdle,
    counts: { ...size, records: plain.rows, replacedNames: first.report['replacedNames'] ?? 0 },
    goals: GOALS,
    isReached: firstToPlain >= GOALS.firstToPlain && firstToSecond >= GOALS.firstToSecond && highest <= GOALS.mebibytesAboveIdle,
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
