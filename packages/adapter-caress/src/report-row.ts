import type { SourceRecord } from '@voordeur/core'
import { Report } from '@voordeur/core/care'
import { toInstant } from '@voordeur/adapter-fhir'
import { z } from 'zod'

const Moment = z.string().transform((text, context) => {
  const instant = toInstant(text)
  if (instant !== undefined) return instant
  context.addIssue({ code: 'custom', message: 'is no date and time (YYYY-MM-DDTHH:MM, with or without zone)' })
  return z.NEVER
})

const Version = z.union([z.string(), z.number().transform(String)])

// Tolerant: columns we do not know are left alone. `important` is a word in CSV.
const ReportRow = z.looseObject({
  id: z.string().min(1),
  client: z.string().min(1),
  reportedAt: Moment,
  recordedAt: Moment.optional(),
  topic: z.string().optional(),
  text: z.string().trim().min(1),
  author: z.looseObject({ name: z.string().optional(), role: z.string().optional() }).optional(),
  authorKind: z.enum(['staff', 'family']).optional(),
  goal: z.string().optional(),
  important: z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]).optional(),
  version: Version.optional(),
})

/** A report as a record, or in plain words why it is none. */
export type ReadReport =
  | { readonly record: Omit<SourceRecord, 'place'>; readonly version: string | undefined }
  | { readonly broken: string }

/** The record of a row of the reports table; its id, and that of the goal, begin with the client's. */
export function readReportRow(value: unknown): ReadReport {
  const parsed = ReportRow.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return { broken: `the report can not be read: ${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`.trim() }
  }
  const { id, client, recordedAt, goal, version, reportedAt, topic, text, author, authorKind, important } = parsed.data
  const data = Report.schema.parse({
    reportedAt,
    topic,
    text,
    ...toWriter(author, authorKind),
    authorKind,
    goal: goal === undefined ? undefined : `${client}/${goal}`,
    important,
  })
  return { record: { type: Report, id: `${client}/${id}`, data, ...(recordedAt !== undefined && { recordedAt }) }, version }
}

/** Whoever is family is no staff: their name must not be among those that give way to a role. */
function toWriter(author: z.infer<typeof ReportRow>['author'], kind: 'staff' | 'family' | undefined): Partial<Report> {
  if (!author) return {}
  return kind === 'family' ? { family: { name: author.name, relation: author.role } } : { author: { name: author.name, role: author.role } }
}
