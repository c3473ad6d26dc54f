import { z } from 'zod'
import type { ComposedNotice, Composition } from '../../compose/composition.ts'
import type { PostedNotice } from '../../define/notice.ts'
import type { DueNotice, RecordFinding, RecordWatch } from '../../define/watch.ts'
import { canBeSaid } from '../../notices/can-be-said.ts'
import { readPosted, type ReadNotice } from '../../notices/read-posted.ts'
import { WatchRefused } from './watch-refused.ts'

const MOST_NOTICES = 200
const MOST_FINDINGS = 1000

const Answer = z.strictObject({
  notices: z.array(z.looseObject({ to: z.enum(['own-side', 'network']) })).max(MOST_NOTICES),
  findings: z
    .array(z.strictObject({ record: z.string(), kind: z.string(), fields: z.array(z.string()).max(MOST_FINDINGS) }))
    .max(MOST_FINDINGS),
})

/** A notice that is due, as its plugin declares it. */
export interface ReadDue {
  readonly notice: ReadNotice
  readonly to: DueNotice['to']
}

/** What a watch said, held against what its plugin declares and the records that it was given. */
export interface ReadWatched {
  readonly notices: readonly ReadDue[]
  /** One for each record and kind, its fields each once. */
  readonly findings: readonly RecordFinding[]
}

/** What the answer of a watch is held against. */
export interface WatchGround {
  readonly composition: Pick<Composition, 'messages' | 'notices'>
  readonly plugin: string
  readonly watch: Pick<RecordWatch, 'findings' | 'fields'>
  /** Ids of the records that the watch was given. */
  readonly records: ReadonlySet<string>
}

/** Reads what a watch said of one client. Throws `WatchRefused` for what was not declared, is about a record it was not given, or is no answer. */
export function readWatched(given: unknown, ground: WatchGround): ReadWatched {
  const parsed = Answer.safeParse(given)
  if (!parsed.success) throw new WatchRefused('ANSWER_INVALID')
  return {
    notices: parsed.data.notices.map(({ to, ...posted }) => ({ notice: readDue(posted, ground), to })),
    findings: mergeFindings(parsed.data.findings.map((finding) => readFinding(finding, ground))),
  }
}

function readDue(posted: object, { composition, plugin }: WatchGround): ReadNotice {
  const find = (kind: string): ComposedNotice | undefined => composition.notices.get(`${plugin}.${kind}`)
  const notice = readPosted(posted as PostedNotice, find)
  if (canBeSaid(composition, notice.declared, { ...notice.values, client: '' })) return notice
  throw new WatchRefused('NOTICE_UNSAID')
}

function readFinding(finding: RecordFinding, { watch, records }: WatchGround): RecordFinding {
  if (!records.has(finding.record)) throw new WatchRefused('RECORD_NOT_GIVEN')
  if (!Object.hasOwn(watch.findings, finding.kind)) throw new WatchRefused('FINDING_UNDECLARED')
  if (!finding.fields.every((field) => Object.hasOwn(watch.fields, field))) throw new WatchRefused('FIELD_UNDECLARED')
  return finding
}

function mergeFindings(findings: readonly RecordFinding[]): readonly RecordFinding[] {
  const same = Map.groupBy(findings, ({ record, kind }) => `${record} ${kind}`)
  return [...same.values()].flatMap((group) =>
    group.slice(0, 1).map(({ record, kind }) => ({ record, kind, fields: [...new Set(group.flatMap(({ fields }) => fields))] })),
  )
}
