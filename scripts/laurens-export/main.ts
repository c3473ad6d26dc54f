import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { toDay, toMoment } from './calendar.ts'
import { makeExport, type ExportFiles } from './make-export.ts'

const USAGE = 'usage: node scripts/laurens-export/main.ts <outputFolder> [--today YYYY-MM-DD]'
const DAY = /^\d{4}-\d{2}-\d{2}$/
const EIGHT_O_CLOCK = 480
const FOUR_HOURS = 240

/** Runs the command: makes the export beside its place and then puts it there, so that a reader never sees half of one. */
async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: { today: { type: 'string' } }, allowPositionals: true })
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1 || (values.today !== undefined && !DAY.test(values.today))) throw new Error(USAGE)
  const files = await makeExport(toMadeAt(values.today, new Date()))
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

async function replaceFolder(folder: string, files: ExportFiles): Promise<void> {
  const next = `${folder}.next`
  const previous = `${folder}.previous`
  await rm(next, { recursive: true, force: true })
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(next, path)), { recursive: true })
    await writeFile(join(next, path), bytes)
  }
  await rm(previous, { recursive: true, force: true })
  await rename(folder, previous).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
  await rename(next, folder)
  await rm(previous, { recursive: true, force: true })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
