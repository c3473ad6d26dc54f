import type { RecordType, Rejection, SourceRecord } from '@voordeur/core'
import { InvoluntaryCareApplication, InvoluntaryCareMeasure } from '@voordeur/core/care'
import { z } from 'zod'
import type { ClientRows, MissingRow } from './read-tables.ts'

/** The records of a client after bundle and tables were laid beside each other. */
export interface JoinedRecords {
  readonly records: readonly SourceRecord[]
  readonly rejected: readonly Rejection[]
  /** Types of which something is missing by a mistake. */
  readonly lost: ReadonlySet<RecordType>
}

/**
 * Makes one measure of a row of `measures` and the Procedure with its id: what the row says goes before what the Procedure says, a list or a
 * group of columns as a whole. What the row calls a concept or a mistake is not shown, whatever the Procedure says, and neither are its
 * applications. A measure of which the row can not be read keeps its last good copy: half of it would say something else.
 */
export function joinMeasures(
  bundle: readonly SourceRecord[],
  { records: rows, missing }: Pick<ClientRows, 'records' | 'missing'>,
): JoinedRecords {
  const ofRows = listMeasures(rows)
  const ofBundle = listMeasures(bundle)
  const gaps = listGaps(missing, ofRows)
  const held = [...ofBundle.values()].filter(({ id }) => gaps.has(id))
  const kept = [
    ...bundle.filter((record) => !isMeasure(record) || !(ofRows.has(record.id) || gaps.has(record.id))),
    ...rows.map((row) => (isMeasure(row) ? complete(row, ofBundle.get(row.id)) : row)),
  ]
  const loose = listLoose(kept, gaps)
  return {
    records: kept.filter((record) => !loose.has(record)),
    rejected: [
      ...held.map((record) => toRejection(record, gaps.get(record.id)?.isWithdrawn === true ? NOT_YET : NOT_READ)),
      ...[...loose].map(([record, why]) => toRejection(record, why)),
    ],
    lost: new Set([...loose.values()].some(({ isMeant }) => !isMeant) ? [InvoluntaryCareApplication] : []),
  }
}

interface Reason {
  readonly reason: string
  /** Whether nothing is missing by it. */
  readonly isMeant: boolean
}

const NOT_YET: Reason = { reason: 'not shown: the row of this measure calls it a concept or a mistake', isMeant: true }
const NOT_READ: Reason = { reason: 'the row of this measure can not be read, so it keeps its last good copy', isMeant: false }
const WAITS: Reason = { reason: 'not shown: its measure is not shown', isMeant: true }
const STRAY: Reason = { reason: 'the measure of this application is not in this export', isMeant: false }

function toRejection({ place, type }: SourceRecord, { reason, isMeant }: Reason): Rejection {
  return { place, reason, type: isMeant ? 'withdrawn' : type.name }
}

function isMeasure({ type }: Pick<SourceRecord, 'type'>): boolean {
  return type === InvoluntaryCareMeasure
}

function listMeasures(records: readonly SourceRecord[]): ReadonlyMap<string, SourceRecord> {
  return new Map(records.filter((record) => isMeasure(record)).map((record) => [record.id, record]))
}

type Gaps = ReadonlyMap<string, MissingRow>

function listGaps(missing: readonly MissingRow[], ofRows: ReadonlyMap<string, SourceRecord>): Gaps {
  return new Map(missing.flatMap((row) => (isMeasure(row) && row.id !== undefined && !ofRows.has(row.id) ? [[row.id, row]] : [])))
}

const Application = z.looseObject({ measure: z.string() })

// Applications whose measure is not shown, and why. One whose measure can not be read is shown with the last good copy of that.
function listLoose(records: readonly SourceRecord[], gaps: Gaps): ReadonlyMap<SourceRecord, Reason> {
  const shown = listMeasures(records)
  return new Map(
    records.flatMap((record) => {
      const measure = record.type === InvoluntaryCareApplication ? Application.safeParse(record.data).data?.measure : undefined
      if (measure === undefined || shown.has(measure)) return []
      const gap = gaps.get(measure)
      if (gap === undefined) return [[record, STRAY]]
      return gap.isWithdrawn ? [[record, WAITS]] : []
    }),
  )
}

function complete(row: SourceRecord, resource: SourceRecord | undefined): SourceRecord {
  if (!resource) return row
  const recordedAt = row.recordedAt ?? resource.recordedAt
  return { ...row, data: merge(row.data, resource.data), ...(recordedAt !== undefined && { recordedAt }) }
}

const Fields = z.record(z.string(), z.unknown()).catch({})
// Their columns stand on their own: a code without a kind, an end without a start.
const BY_FIELD: ReadonlySet<string> = new Set(['code', 'period'])

function merge(row: unknown, resource: unknown): Readonly<Record<string, unknown>> {
  const rest = Fields.parse(resource)
  const own = Object.entries(Fields.parse(row)).filter(([, value]) => isFilled(value))
  return { ...rest, ...Object.fromEntries(own.map(([name, value]) => [name, BY_FIELD.has(name) ? merge(value, rest[name]) : value])) }
}

function isFilled(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0)
}
