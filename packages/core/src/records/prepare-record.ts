import { startOfAmsterdamDay, toAmsterdamInstant } from '../define/amsterdam.ts'
import type { RecordType } from '../define/record.ts'
import type { Rejection, SourceRecord } from '../define/source.ts'
import { readAtPath } from './field-path.ts'
import { isStorable, isStorableJson } from './is-storable.ts'
import { toRecordDigest } from './record-digest.ts'
import { mustWait, toVisibleFrom, type ResolvedRecordPolicy } from './record-policy.ts'
import type { ProseRedactor } from './redact-prose.ts'
import { redactRecord } from './redact-record.ts'
import { toSearchWords } from './search-words.ts'

/** A record as it will be stored. */
export interface PreparedRecord {
  readonly type: string
  readonly sourceId: string
  readonly digest: string
  readonly waiting: boolean
  /** The redacted data, as JSON. */
  readonly json: string
  /** By which it is found, redacted as the data are. */
  readonly words: string
  readonly at: Date
  readonly recordedAt: Date
  readonly visibleFrom: Date
  readonly discussedAt: Date | undefined
  readonly replacedNames: number
  readonly place: SourceRecord['place']
  readonly file: SourceRecord['file']
}

/** What preparing needs to know beside the item. */
export interface PreparationRules {
  readonly policy: ResolvedRecordPolicy
  readonly ruleDigest: string
  readonly redactProse: ProseRedactor
  readonly now: Date
}

/** Where an item without a date of its own stands in a list; its data says that there is none. */
export const UNDATED = new Date('1900-01-01T00:00:00Z')

/** Parses an item by its type's schema, redacts it and decides when it shows; or says why it can't be stored. */
export function prepareRecord(
  item: SourceRecord,
  rules: PreparationRules,
): { readonly prepared: PreparedRecord } | { readonly rejected: Rejection } {
  const parsed = item.type.schema.safeParse(item.data)
  if (!parsed.success) return toRejected(item, toReason(item.type, parsed.error.issues))
  const times = readTimes(item, parsed.data, rules.now)
  if (typeof times === 'string') return toRejected(item, times)
  const redacted =
    rules.policy.staffNames === 'role' ? redactRecord(item.type, parsed.data, rules.redactProse) : { data: parsed.data, replaced: 0 }
  // Every record schema is an object; JSON drops what it can't hold (undefined members).
  const json = JSON.stringify(redacted.data)
  // Found here, one broken item costs itself; found by the database, it would cost its client.
  if (!isStorableJson(json) || !isStorable(item.id)) return toRejected(item, 'This item holds a character that no database can store.')
  return {
    prepared: {
      type: item.type.name,
      sourceId: item.id,
      digest: toRecordDigest(rules.ruleDigest, item, redacted.replaced > 0 ? json : undefined),
      waiting: mustWait(times.discussedAt, rules.policy),
      json,
      words: toSearchWords(item.type, redacted.data),
      at: times.at,
      recordedAt: times.recordedAt,
      visibleFrom: toVisibleFrom(times.recordedAt, rules.policy),
      discussedAt: times.discussedAt,
      replacedNames: redacted.replaced,
      place: item.place,
      file: item.file,
    },
  }
}

function toRejected({ place, type }: SourceRecord, reason: string): { readonly rejected: Rejection } {
  return { rejected: { place, type: type.name, reason } }
}

function readTimes(item: SourceRecord, data: unknown, now: Date): { at: Date; recordedAt: Date; discussedAt: Date | undefined } | string {
  const stated = item.type.at === undefined ? undefined : readAtPath(data, item.type.at).find((value) => typeof value === 'string')
  const about = toMoment(stated)
  const recorded = toMoment(item.recordedAt)
  const discussed = toMoment(item.discussedAt)
  for (const [name, moment] of [
    ['time', about],
    ['recordedAt', recorded],
    ['discussedAt', discussed],
  ] as const) {
    if (moment === 'invalid') return `The ${name} of this item is not a date that exists between 1900 and 2200.`
  }
  // What should have a date and has none stands at the end of every list: it must not look like today's.
  const at = (about ?? recorded ?? (item.type.at === undefined ? now : UNDATED)) as Date
  // Without a time of recording the moment it is about counts; an item about the future was still recorded by now.
  const recordedAt = (recorded ?? (about !== undefined && about < now ? about : now)) as Date
  return { at, recordedAt, discussedAt: discussed as Date | undefined }
}

function toMoment(value: unknown): Date | 'invalid' | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'string') return 'invalid'
  const moment = parseMoment(value)
  const year = moment.getUTCFullYear()
  return Number.isNaN(year) || year < 1900 || year > 2200 ? 'invalid' : moment
}

function parseMoment(value: string): Date {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return startOfAmsterdamDay(value)
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(value)) return toAmsterdamInstant(value)
  return new Date(value)
}

function toReason(type: RecordType, issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  const first = issues[0]
  const path = first?.path.map(String).join('.') ?? ''
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : ''
  return `This ${type.name} does not fit its schema: ${path === '' ? '' : `${path}: `}${first?.message ?? 'unknown problem'}${more}.`
}
