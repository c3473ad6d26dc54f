import { createHash } from 'node:crypto'
import { toBundle } from './bundle.ts'
import { addDays, toDay } from './calendar.ts'
import type { Client } from './client.ts'
import { CLIENTS } from './clients.ts'
import { listMeasured } from './measurements.ts'
import { PORTRAITS } from './portraits.ts'
import { readPhraseBook } from './phrase-book.ts'
import { drawPhoto } from './photo.ts'
import { writeReports, type ReportLine } from './reports.ts'
import { STAFF } from './staff.ts'
import { readStory } from './story.ts'

/** The files of an export by their path in it. */
export type ExportFiles = ReadonlyMap<string, Uint8Array>

interface File {
  readonly path: string
  readonly kind: 'client' | 'reports' | 'staff' | 'photo'
  readonly bytes: Uint8Array
  readonly rows?: number
}

const HERE = new URL('./', import.meta.url)

/** Makes the whole example export as it is at a moment; the same moment always gives the same bytes. */
export async function makeExport(madeAt: Date): Promise<ExportFiles> {
  const today = toDay(madeAt)
  const reports = writeAllReports(madeAt)
  const files: readonly File[] = [
    ...CLIENTS.map((client) => toClientFile(client, today, madeAt)),
    toTable('reports', 'reports.ndjson', reports),
    toTable(
      'staff',
      'staff.ndjson',
      STAFF.map(({ name, role }) => ({ name, role })),
    ),
    ...(await drawPhotos()),
  ]
  return new Map([...files.map(({ path, bytes }) => [path, bytes] as const), ['manifest.json', toManifest(files, madeAt)]])
}

/** The last day in care of a client who has left, counted from today. */
export function toLeaveDay({ leftDaysAgo }: Client, today: string): string | undefined {
  return leftDaysAgo === undefined ? undefined : addDays(today, -leftDaysAgo)
}

/** Every report that was written down before a moment, client by client, oldest first. */
export function writeAllReports(madeAt: Date): readonly ReportLine[] {
  const today = toDay(madeAt)
  const book = readPhraseBook(new URL('phrases/', HERE))
  return CLIENTS.flatMap((client) => {
    const story = readStory(new URL(`stories/${client.number.replace('LR-', '')}.txt`, HERE))
    const lines = writeReports({ client, book, story, leaves: toLeaveDay(client, today) }, today)
    return lines.filter(({ recordedAt }) => Date.parse(recordedAt) <= madeAt.getTime())
  })
}

function toClientFile(client: Client, today: string, madeAt: Date): File {
  const leaves = toLeaveDay(client, today)
  const measured = listMeasured(client, leaves ?? today).filter(({ at }) => Date.parse(at) <= madeAt.getTime())
  return {
    path: `clients/${client.number}.json`,
    kind: 'client',
    bytes: toBytes(`${JSON.stringify(toBundle(client, { leaves, measured }), null, 1)}\n`),
  }
}

function toTable(kind: 'reports' | 'staff', path: string, rows: readonly object[]): File {
  return { path, kind, rows: rows.length, bytes: toBytes(rows.map((row) => `${JSON.stringify(row)}\n`).join('')) }
}

async function drawPhotos(): Promise<readonly File[]> {
  return Promise.all(
    Object.entries(PORTRAITS).map(async ([number, portrait]) => ({
      path: `photos/${number}.webp`,
      kind: 'photo' as const,
      bytes: await drawPhoto(portrait),
    })),
  )
}

function toManifest(files: readonly File[], madeAt: Date): Uint8Array {
  const listed = files.map(({ path, kind, rows, bytes }) => ({
    path,
    kind,
    ...(rows !== undefined && { rows }),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
  return toBytes(`${JSON.stringify({ version: 1, madeAt: madeAt.toISOString(), fhirVersion: 'R4', files: listed }, null, 2)}\n`)
}

function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
