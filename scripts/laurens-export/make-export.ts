import { addDays, toDay, toMoment } from '../example-export/calendar.ts'
import type { ExportFiles } from '../example-export/run-maker.ts'
import { toBytes, toManifest } from '../example-export/to-manifest.ts'
import { toBundle } from './bundle.ts'
import type { Client } from './client.ts'
import { CLIENTS } from './clients.ts'
import { FORM_KINDS } from './form-kinds.ts'
import { listMeasured } from './measurements.ts'
import { NEWS } from './news.ts'
import { PORTRAITS } from './portraits.ts'
import { readPhraseBook } from './phrase-book.ts'
import { drawPhoto } from './photo.ts'
import { PLANS } from './plans.ts'
import { FIRST_DAY, writeReports, type ReportLine } from './reports.ts'
import { STAFF } from './staff.ts'
import { readStory } from './story.ts'
import { readPapersOf, writeRows } from './tables.ts'
import { TOPICS } from './topics.ts'

type TableName = 'reports' | 'forms' | 'formKinds' | 'evaluations' | 'profile' | 'documents' | 'news' | 'staff' | 'discussed'

interface File {
  readonly path: string
  readonly kind: 'client' | 'photo' | 'document' | TableName
  readonly bytes: Uint8Array
  readonly rows?: number
}

const HERE = new URL('./', import.meta.url)
const TEN_O_CLOCK = 600

/** Makes the whole example export as it is at a moment; the same moment always gives the same bytes. */
export async function makeExport(madeAt: Date): Promise<ExportFiles> {
  const today = toDay(madeAt)
  const reports = writeAllReports(madeAt)
  const files: readonly File[] = [
    ...CLIENTS.map((client) => toClientFile(client, today, madeAt)),
    toTable('reports', reports),
    ...toPaperFiles(today, madeAt),
    toTable('formKinds', FORM_KINDS),
    toTable(
      'news',
      NEWS.filter(({ publishedAt }) => publishedAt <= today),
    ),
    toTable(
      'staff',
      STAFF.map(({ name, role }) => ({ name, role })),
    ),
    toTable('discussed', CLIENTS.flatMap(toDiscussed)),
    ...(await drawPhotos()),
  ]
  return new Map([...files.map(({ path, bytes }) => [path, bytes] as const), ['manifest.json', toManifest(files, madeAt)]])
}

/** The last day in care of a client who has left, counted from today. */
export function toLeaveDay({ leftDaysAgo }: Client, today: string): string | undefined {
  return leftDaysAgo === undefined ? undefined : addDays(today, -leftDaysAgo)
}

/** Every report that was written down before a moment, client by client, oldest first. */
function writeAllReports(madeAt: Date): readonly ReportLine[] {
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

/** Forms, evaluations, profiles and documents of everybody, as far as they were written down by then. */
function toPaperFiles(today: string, madeAt: Date): readonly File[] {
  const perClient = CLIENTS.map((client) => {
    const leaves = toLeaveDay(client, today)
    const falls = readStory(new URL(`stories/${client.number.replace('LR-', '')}.txt`, HERE))
      .events(FIRST_DAY, today, leaves)
      .flatMap(({ topic, day }) => (topic === TOPICS.val ? [day] : []))
    return writeRows({ client, falls, papers: readPapersOf(client) }, leaves ?? today)
  })
  const isWritten = (row: object): boolean => !('recordedAt' in row) || Date.parse(String(row.recordedAt)) <= madeAt.getTime()
  const tables = (['forms', 'evaluations', 'profile', 'documents'] as const).map((name) =>
    toTable(name, perClient.flatMap((rows) => rows[name]).filter(isWritten)),
  )
  const named = new Set(perClient.flatMap(({ documents }) => documents.filter(isWritten)).map(({ file }) => file))
  const documents = perClient.flatMap(({ files }) => files).filter(({ path }) => named.has(path))
  return [...tables, ...documents.map(({ path, bytes }): File => ({ path, kind: 'document', bytes }))]
}

/** A plan is discussed on the day on which it was changed. */
function toDiscussed({ number }: Client): readonly object[] {
  const plan = PLANS[number]
  return plan ? [{ recordId: `${number}/zorgplan-${number}`, discussedAt: toMoment(plan.changedOn, TEN_O_CLOCK) }] : []
}

function toTable(kind: TableName, rows: readonly object[]): File {
  const path = `${kind}.ndjson`
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
