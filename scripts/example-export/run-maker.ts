import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { toDay, toMoment } from './calendar.ts'
import { replaceFolder } from './replace-folder.ts'

/** The files of an export by their path in it. */
export type ExportFiles = ReadonlyMap<string, Uint8Array>

const DAY = /^\d{4}-\d{2}-\d{2}$/
const EIGHT_O_CLOCK = 480
const FOUR_HOURS = 240

/** Runs the command of an example: makes its export as it is at a moment, and puts it at its place. */
export function runMaker(name: string, make: (madeAt: Date) => Promise<ExportFiles>): void {
  run(name, make).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}

async function run(name: string, make: (madeAt: Date) => Promise<ExportFiles>): Promise<void> {
  const { values, positionals } = parseArgs({ options: { today: { type: 'string' } }, allowPositionals: true })
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1 || (values.today !== undefined && !DAY.test(values.today)))
    throw new Error(`usage: node scripts/${name}/main.ts <outputFolder> [--today YYYY-MM-DD]`)
  const files = await make(toMadeAt(values.today, new Date()))
  await replaceFolder(resolve(folder), files)
  console.log(`${files.size} files in ${folder}`)
}

/** On a given day the export of eight in the morning; else the last one of every four hours. */
function toMadeAt(today: string | undefined, now: Date): Date {
  if (today !== undefined) return new Date(toMoment(today, EIGHT_O_CLOCK))
  const day = toDay(now)
  const minutes = Math.floor((now.getTime() - Date.parse(toMoment(day, 0))) / 60_000)
  return new Date(toMoment(day, minutes - (minutes % FOUR_HOURS)))
}
