import { Report } from '../../care/report.ts'
import { defineDeskPart } from '../../define/desk-part.ts'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import type { SourceClient, SourceRecord, SyncStep } from '../../define/source.ts'
import { defineWatch, type Watched, type WatchedRecord } from '../../define/watch.ts'
import { createMemorySource, createTestPortal, type MemorySource, type TestPortal } from '../../testing/index.ts'

/** What a watch of a test does; by default it tells of each report to the own side, and finds that its author is missing. */
export type Look = (records: readonly WatchedRecord<Report>[], today: string) => Watched

/** Tells of each record once to the own side, and finds one thing in it. */
export const lookAtAll: Look = (records) => ({
  notices: records.map(({ id }) => ({ kind: 'new', reference: id, to: 'own-side' })),
  findings: records.map(({ id }) => ({ record: id, kind: 'incomplete', fields: ['author'] })),
})

const words = {
  'care.title': 'Maatregelen',
  'open.title': 'Verslagen',
  'desk.title': 'Aan te vullen',
  'notice.new': 'Er is een maatregel voor {client}',
  'notice.days': 'Nog {days} dagen voor {client}',
  'finding.incomplete': 'Niet volledig',
  'finding.late': 'Te laat',
  'field.author': 'wie het schreef',
  'field.topic': 'waarover het gaat',
}

/** A part with an explicit right, one that any set may hold, and one of the desk that lists what the watch found. */
const parts = [
  definePart({
    id: 'care',
    title: 'care.title',
    icon: 'shield',
    scope: 'client',
    rights: { read: { explicit: true, byBasis: ['self', 'mentor'] } },
    reads: [Report],
    load: async () => ({}),
    view: () => 'care',
  }),
  definePart({
    id: 'open',
    title: 'open.title',
    icon: 'mail',
    scope: 'client',
    rights: { read: {} },
    reads: [Report],
    load: async () => ({}),
    view: () => 'open',
  }),
  defineDeskPart({
    id: 'desk',
    title: 'desk.title',
    icon: 'mail',
    rights: { read: {} },
    ports: ['findings'],
    load: ({ desk: { findings } }) => findings.list(),
    view: ({ total }) => String(total),
  }),
]

/** What a test decides of the watches of two plugins, anew for each. */
export interface Looks {
  wzd: Look
  other: Look
}

function watching(id: keyof Looks, looks: Looks) {
  return definePlugin({
    id,
    api: 1,
    messages: { nl: words, en: words },
    notices: {
      new: { title: 'notice.new', part: 'care' },
      days: { title: 'notice.days', part: 'care' },
      open: { title: 'notice.new', part: 'open' },
    },
    watch: defineWatch({
      reads: Report,
      findings: { incomplete: 'finding.incomplete', late: 'finding.late' },
      fields: { author: 'field.author', topic: 'field.topic' },
      look: (records, today) => looks[id](records, today),
    }),
    parts: () => parts,
  })()
}

/** A report that stands in the source. */
export function reportOf(id: string, more: Partial<SourceRecord> = {}): SourceRecord {
  const reportedAt = '2026-11-20T08:00:00+01:00'
  return { type: Report, id, place: { file: 'memory' }, recordedAt: reportedAt, data: { reportedAt, text: `Geheim ${id}` }, ...more }
}

/** A client with these reports, whole. */
export function clientOf(number: string, records: readonly SourceRecord[], more: Partial<SourceClient> = {}): SyncStep {
  return { client: { sourceId: number, number, name: `Cliënt ${number}`, ...more }, records, complete: [Report] }
}

/** A portal with two plugins that watch reports. */
export interface WatchHouse {
  readonly portal: TestPortal
  readonly memory: MemorySource
  readonly looks: Looks
  /** Delivers these clients as a whole, and syncs. */
  readonly deliver: (...steps: readonly SyncStep[]) => Promise<void>
  readonly clientId: (number: string) => Promise<string>
  /** Mail addresses of who was told what about a client. */
  readonly told: (number: string) => Promise<readonly string[]>
  /** Findings as they stand: source id, plugin, kind and fields. */
  readonly found: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** Opens the house; nobody is told anything until a test says what its watches do. */
export async function openHouse(options: NonNullable<Parameters<typeof createTestPortal>[1]> = {}): Promise<WatchHouse> {
  const nothing: Look = () => ({ notices: [], findings: [] })
  const looks: Looks = { wzd: nothing, other: nothing }
  const memory = createMemorySource([Report])
  const portal = await createTestPortal(
    {
      plugins: [watching('wzd', looks), watching('other', looks)],
      sources: [memory.source],
      panels: [{ id: 'all', title: 'Alles', colour: 'yellow', icon: 'mail', parts: ['wzd.care', 'wzd.open', 'other.open'] }],
      permissionSets: { gewoon: { title: 'Gewoon', rights: ['wzd.open:read'] } },
      access: { byBasis: { self: 'gewoon', mentor: 'gewoon', curator: 'gewoon', family: 'gewoon' }, endsAfterCare: 'P7D' },
      records: { report: { visibleAfter: 'PT24H' } },
      desk: { sets: { wzd: { title: 'Wzd', rights: ['wzd.desk:read', 'other.desk:read'] } } },
    },
    options,
  )
  const db = portal.store.system()
  return {
    portal,
    memory,
    looks,
    deliver: async (...steps) => {
      memory.steps = [...steps, { completeSnapshot: true }]
      const result = (await portal.sync({ acceptRemovals: true })).get('memory')
      if (result?.outcome !== 'done') throw new Error(`The sync of this test ended: ${JSON.stringify(result)}`)
    },
    clientId: async (number) => (await db.selectFrom('client').select('id').where('source_id', '=', number).executeTakeFirstOrThrow()).id,
    told: async (number) => {
      const rows = await db
        .selectFrom('notice')
        .innerJoin('account', 'account.id', 'account_id')
        .innerJoin('client', 'client.id', 'client_id')
        .select(['email', 'plugin', 'kind'])
        .where('client.source_id', '=', number)
        .orderBy('email')
        .orderBy('notice.id')
        .execute()
      return rows.map(({ email, plugin, kind }) => `${email} ${plugin}.${kind}`)
    },
    found: async () => {
      const rows = await db
        .selectFrom('record_finding')
        .innerJoin('record', 'record.id', 'record_id')
        .select(['source_id', 'plugin', 'kind', 'fields'])
        .orderBy('record_finding.id')
        .execute()
      return rows.map(({ source_id: sourceId, plugin, kind, fields }) => `${sourceId} ${plugin}.${kind} ${fields.join()}`)
    },
    close: portal.close,
  }
}
