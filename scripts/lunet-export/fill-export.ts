import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { toDay } from '../example-export/calendar.ts'
import type { ExportFiles } from '../example-export/run-maker.ts'
import { toBytes, toManifest, type ListedFile } from '../example-export/to-manifest.ts'
import { fillDays } from './fill-days.ts'

/** Makes an export from a folder in which days are counted from today; a row that is written down later than this moment is not in it yet. */
export async function fillExport(folder: URL, madeAt: Date): Promise<ExportFiles> {
  const root = fileURLToPath(folder)
  const paths = globSync(['clients/*.json', '*.ndjson'], { cwd: root }).toSorted()
  const files = await Promise.all(paths.map(async (path) => toFile(path, await readFile(new URL(path, folder), 'utf8'), madeAt)))
  return new Map([...files.map(({ path, bytes }) => [path, bytes] as const), ['manifest.json', toManifest(files, madeAt)]])
}

function toFile(path: string, template: string, madeAt: Date): ListedFile {
  const text = fillDays(template, toDay(madeAt))
  if (path.startsWith('clients/')) return { path, kind: 'client', bytes: toBytes(text) }
  const rows = text.split('\n').filter((line) => line !== '' && isWritten(line, madeAt))
  return { path, kind: path.replace('.ndjson', ''), rows: rows.length, bytes: toBytes(rows.map((row) => `${row}\n`).join('')) }
}

function isWritten(line: string, madeAt: Date): boolean {
  const row: unknown = JSON.parse(line)
  const recordedAt = typeof row === 'object' && row !== null && 'recordedAt' in row ? String(row.recordedAt) : undefined
  return recordedAt === undefined || Date.parse(recordedAt) <= madeAt.getTime()
}
