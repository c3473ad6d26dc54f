import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Instant } from './period.ts'
import { Staff } from './staff.ts'

/** A daily report, as a carer or the family wrote it. No zib covers it. */
export const ReportSchema = z
  .strictObject({
    reportedAt: Instant,
    /** What it is about, in the source's words (ADL, Voeding, Nachtrust); reports are clustered by it. */
    topic: z.string().optional(),
    text: z.string().min(1),
    /** The member of staff who wrote it; the name gives way to the role where the organisation says so. */
    author: Staff.optional(),
    /** Whoever of the family wrote it, by name and relation; never replaced. */
    family: z.strictObject({ name: z.string().optional(), relation: z.string().optional() }).optional(),
    authorKind: z.enum(['staff', 'family']).default('staff'),
    /** Source id of the goal it reports on. */
    goal: z.string().optional(),
    /** The card of the plan it was written on: the agreements on support, or the goals. A report on a goal is one on the goal card. */
    card: z.enum(['support', 'goal']).optional(),
    important: z.boolean().default(false),
  })
  .overwrite((report) => (report.goal === undefined ? report : { card: 'goal', ...report }))

/** A daily report. */
export type Report = z.infer<typeof ReportSchema>

/** A daily report (rapportage). */
export const Report = defineRecord<Report>({
  name: 'report',
  schema: ReportSchema,
  at: 'reportedAt',
  staffNames: ['author'],
  freeText: ['topic', 'text'],
  ownNames: ['family.name'],
  search: ['topic', 'text'],
})
