import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Coding } from './coding.ts'
import { DayOrInstant, Period } from './period.ts'
import { Staff } from './staff.ts'

/** One agreed action in a plan (zib NursingIntervention). */
export const Intervention = z.strictObject({
  id: z.string().optional(),
  code: Coding.optional(),
  description: z.string().optional(),
  instruction: z.string().optional(),
  status: z.string().optional(),
  /** So many times in a period; with `timesMax`, between the two. */
  frequency: z.strictObject({ times: z.number(), timesMax: z.number().optional(), period: z.number(), unit: z.string() }).optional(),
  /** From when until when it is done. */
  period: Period.optional(),
  /** The problems it is done for. */
  problems: z.array(z.string()).optional(),
  /** What is used for it: a bandage, a lift. */
  devices: z.array(z.string()).optional(),
  performers: z.array(Staff).default([]),
  /** Source ids of the goals it serves. */
  goals: z.array(z.string()).default([]),
  outcome: z.string().optional(),
})

/** One agreed action in a plan. */
export type Intervention = z.infer<typeof Intervention>

/** A care plan: structured in activities, or as formatted text (XHTML, sanitised before it is stored), or both. */
export const CarePlanSchema = z.strictObject({
  title: z.string().optional(),
  status: z.string().optional(),
  period: Period.optional(),
  changedAt: DayOrInstant.optional(),
  problems: z.array(z.strictObject({ id: z.string().optional(), text: z.string() })).default([]),
  activities: z.array(Intervention).default([]),
  /** Source ids of the plan's goals. */
  goals: z.array(z.string()).default([]),
  notes: z.array(z.string()).default([]),
  html: z.string().optional(),
})

/** A care plan. */
export type CarePlan = z.infer<typeof CarePlanSchema>

// What a plan's page has always shown; why and with what an action is done is redacted like it.
const PROSE = [
  'title',
  'activities.*.description',
  'activities.*.instruction',
  'activities.*.outcome',
  'problems.*.text',
  'notes.*',
  'html',
]

/** A care plan (BgLZ CarePlan; zib NursingIntervention, NL-CM:14.2.1). */
export const CarePlan = defineRecord<CarePlan>({
  name: 'carePlan',
  schema: CarePlanSchema,
  at: 'changedAt',
  staffNames: ['activities.*.performers.*'],
  freeText: [...PROSE, 'activities.*.code.display', 'activities.*.problems.*', 'activities.*.devices.*'],
  search: PROSE,
  markup: ['html'],
})
