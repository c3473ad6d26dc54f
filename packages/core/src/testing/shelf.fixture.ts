import { z } from 'zod'
import { Contact } from '../care/contact.ts'
import { Report } from '../care/report.ts'
import type { Delivery } from '../define/source.ts'
import { defineSource, type Rejection, type Source, type SourceRecord, type SyncStep } from '../define/source.ts'
import type { RecordType } from '../define/record.ts'
import type { SourceUnderTest } from './source/source-under-test.ts'

/** A step about a client. */
export type ClientStep = Extract<SyncStep, { readonly client: unknown }>

/** A report as the shelf keeps it. */
export function shelfReport(id: string, data: object = {}, more: Partial<SourceRecord> = {}): SourceRecord {
  return {
    type: Report,
    id,
    data: { reportedAt: '2026-11-20T08:00:00+01:00', text: `Rapportage ${id}, geschreven door K. de Groot`, ...data },
    recordedAt: '2026-11-20T08:30:00+01:00',
    place: { file: 'shelf.json' },
    ...more,
  }
}

/** A client with two reports and a contact. */
export function shelfClient(name: string, more: Partial<ClientStep> = {}): ClientStep {
  const contact = { type: Contact, id: `${name}/c`, data: { name: { display: `Dochter van ${name}` } }, place: { file: 'shelf.json' } }
  return {
    client: { sourceId: name, number: name, name },
    records: [shelfReport(`${name}/1`), shelfReport(`${name}/2`), contact],
    complete: [Report, Contact],
    ...more,
  }
}

const STAFF: SyncStep = { staff: [{ name: 'K. de Groot', role: 'Verzorgende' }] }
const END: SyncStep = { completeSnapshot: true }

/** What stands in an example: the clients, and how the pull begins and ends. */
export interface Shelf {
  readonly clients: readonly ClientStep[]
  readonly before?: readonly SyncStep[]
  readonly after?: readonly SyncStep[]
}

/** A shelf as a list of steps. */
export function toSteps({ clients, before = [STAFF], after = [END] }: Shelf): readonly SyncStep[] {
  return [...before, ...clients, ...after]
}

/** What a broken source does to the steps of a healthy one. */
export interface ShelfChange {
  /** Changes what is yielded of each example, whose name is given. */
  readonly yielding?: (steps: readonly SyncStep[], example: string) => readonly SyncStep[]
  readonly provides?: readonly RecordType[]
  readonly delivers?: Readonly<Record<string, Delivery>>
  readonly subject?: Partial<SourceUnderTest>
}

const REJECTED: Rejection = { place: { file: 'shelf.json', line: 7 }, type: 'report', reason: 'The report can not be read: it is cut off.' }
const ann = shelfClient('Anna')
const bert = shelfClient('Bert')
const carla = shelfClient('Carla')

const EXAMPLES: Readonly<Record<string, Shelf>> = {
  whole: { clients: [ann, bert, carla] },
  withoutRecord: { clients: [{ ...ann, records: ann.records.slice(1) }, bert, carla] },
  withoutClient: { clients: [ann, bert] },
  withBroken: { clients: [{ ...ann, records: ann.records.slice(1), rejected: [REJECTED] }, bert, carla] },
}

/** A healthy source with its examples, or a broken one. */
export function shelf({
  yielding = (steps) => steps,
  provides = [Report, Contact],
  delivers = {},
  subject = {},
}: ShelfChange = {}): SourceUnderTest {
  const open = (example: string) => (): Source =>
    defineSource({
      id: 'shelf',
      api: 1,
      version: '1',
      options: z.object({}),
      provides,
      delivers,
      async *pull() {
        yield* yielding(toSteps(EXAMPLES[example] ?? { clients: [] }), example)
      },
    })({})
  return {
    whole: open('whole'),
    withoutRecord: open('withoutRecord'),
    withoutClient: open('withoutClient'),
    withBroken: open('withBroken'),
    ...subject,
  }
}
