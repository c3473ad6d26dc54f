import type { Period } from '../fields/datatypes.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { isDay, toDay, toInstant, toStartOfDay } from './amsterdam-time.ts'
import { ItemRefused } from './item-refused.ts'
import type { MappingContext } from './mapping-context.ts'

/** Where something stands, for the remark or rejection about it. */
export interface FieldPlace {
  readonly from: FhirResource
  readonly path: string
  readonly context: MappingContext
}

// Some systems write this far year where they mean "no end".
const NEVER = '2200'

/** A day or moment of the record. A month or year alone is left out with a remark; what is no time refuses the item. */
export function toMoment(value: string | undefined, field: FieldPlace): string | undefined {
  if (value === undefined) return undefined
  if (isDay(value)) return value
  if (/^\d{4}(-(0[1-9]|1[0-2]))?$/.test(value)) return leaveOut(field)
  return toInstant(value) ?? refuse(field)
}

/** A day of the record, of a moment the day in Europe/Amsterdam. */
export function toDayOf(value: string | undefined, field: FieldPlace): string | undefined {
  const moment = toMoment(value, field)
  return moment === undefined ? undefined : toDay(moment)
}

/** A moment with its time. A day alone is its first moment, with a remark; what is no time refuses the item. */
export function toInstantOf(value: string | undefined, field: FieldPlace): string | undefined {
  if (value === undefined) return undefined
  if (!isDay(value)) return toInstant(value) ?? refuse(field)
  field.context.remark(field.from, 'kept: its date has no time, so it stands at the start of that day', field.path)
  return toStartOfDay(value)
}

/** A period of the record; undefined when neither side is known. A far end such as 2200-01-01 is no end. */
export function toPeriod(
  period: Period | undefined,
  field: FieldPlace,
): { start?: string | undefined; end?: string | undefined } | undefined {
  if (period === undefined) return undefined
  const start = toMoment(period.start, { ...field, path: `${field.path}.start` })
  const end = toMoment(period.end, { ...field, path: `${field.path}.end` })
  const closed = end !== undefined && end.slice(0, 4) < NEVER ? end : undefined
  return start === undefined && closed === undefined ? undefined : { start, end: closed }
}

/** When a resource was last written, as the source says. */
export function toRecordedAt(meta: { lastUpdated?: string | undefined } | undefined, also?: string): string | undefined {
  const written = also ?? meta?.lastUpdated
  return written === undefined ? undefined : toInstant(written)
}

function leaveOut(field: FieldPlace): undefined {
  field.context.remark(field.from, 'kept without its date, which is less precise than a day', field.path)
  return undefined
}

function refuse(field: FieldPlace): never {
  throw new ItemRefused(`this ${field.from.type} has a date that is none`, { lost: true, path: field.path })
}
