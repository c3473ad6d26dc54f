import type { Rejection, SourceRecord } from '@voordeur/core'
import { Report } from '@voordeur/core/care'
import { z } from 'zod'
import { hideNumbers } from './hide-numbers.ts'

// Tolerant: what is not named here is left alone, so that a new field in the record system stops nothing.
const ClientFile = z.looseObject({
  number: z.string().min(1),
  name: z.string().min(1),
  bornOn: z.iso.date().optional(),
  careEndedOn: z.iso.date().optional(),
  reports: z.array(z.unknown()).default([]),
})

const ReportItem = z.looseObject({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  at: z.iso.datetime({ offset: true }),
  topic: z.string().optional(),
  text: z.string().trim().min(1),
  author: z.looseObject({ name: z.string().optional(), role: z.string().optional() }).optional(),
})

/** One client of a file, or why the file can't be read: then the client keeps the last good copy. */
export function toClientStep(file: string, bytes: Uint8Array) {
  const parsed = readClientFile(bytes)
  if (!parsed.success) return { rejected: [toRejection(parsed.error, { file })] }
  const { number, name, bornOn, careEndedOn, reports } = parsed.data
  const sourceId = file.replace(/\.json$/u, '')
  const read = reports.map((item, index) => toReport(item, sourceId, { file, path: `reports[${index}]` }))
  const rejected = read.flatMap((each) => ('reason' in each ? [each] : []))
  return {
    client: { sourceId, number, name, ...(bornOn && { bornOn }), ...(careEndedOn && { careEndedOn }) },
    records: read.flatMap((each) => ('reason' in each ? [] : [each])),
    rejected,
    // Only of what was read whole is something missing also gone.
    complete: rejected.length === 0 ? [Report] : [],
  }
}

function readClientFile(bytes: Uint8Array) {
  try {
    return ClientFile.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    return ClientFile.safeParse(undefined)
  }
}

type Place = Rejection['place']

// Strict: what is made of an item has the fields of the record type and no other one. A wrong item costs nobody else anything.
function toReport(item: unknown, sourceId: string, place: Place): SourceRecord | Rejection {
  const parsed = ReportItem.safeParse(item)
  if (!parsed.success) return toRejection(parsed.error, place)
  const { id, at, topic, text, author } = parsed.data
  const data = {
    reportedAt: at,
    text: hideNumbers(text),
    ...(topic !== undefined && { topic: hideNumbers(topic) }),
    ...(author && { author: { name: author.name, role: author.role } }),
  }
  // An id is unique in the whole source: here every client counts from one.
  return { type: Report, id: `${sourceId}/${id}`, data, place, recordedAt: at }
}

/** Says which field is wrong and never what stood in it: a report is read by people who may not see the record. */
function toRejection(error: z.ZodError, place: Place): Rejection {
  const [issue] = error.issues
  const field = issue?.path.map(String).join('.') ?? ''
  const reason = field === '' ? 'It is no JSON of the form that is expected.' : `The field "${field}" is missing or has another form.`
  return { place, reason }
}
