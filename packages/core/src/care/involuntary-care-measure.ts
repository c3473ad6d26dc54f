import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Coding } from './coding.ts'
import { Day, DayOrInstant, Period } from './period.ts'
import { Staff } from './staff.ts'

/** The forms of care that the law names, by its letters (Wzd, art. 2 lid 1). */
export const WZD_CATEGORIES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] as const

/** The articles of the law by which a measure may go on, in their order (Wzd, art. 10 lid 3–8; art. 10 lid 10; art. 11 lid 1–2; art. 11 lid 3–4). */
export const WZD_STEPS = ['art10', 'art10-10', 'art11', 'art11-4'] as const

/** What the client or the representative said of a measure. To resist is more than not to agree (Wzd, art. 2; NL-CM 14.6.1, Instemming). */
export const Position = z.strictObject({
  by: z.enum(['client', 'representative']),
  says: z.enum(['agrees', 'does-not-agree', 'resists', 'does-not-resist']),
  at: DayOrInstant.optional(),
  comment: z.string().optional(),
})

/** What the client or the representative said of a measure. */
export type Position = z.infer<typeof Position>

/** What the Wzd-functionaris found of a step (Wzd, art. 11a). */
export const OfficerAssessment = z.strictObject({
  by: Staff.optional(),
  at: Day,
  outcome: z.enum(['suitable', 'not-suitable']).optional(),
  comment: z.string().optional(),
})

/** A step of the plan: under which article the measure goes on, from when, and until when at the latest as the plan says. */
export const WzdStep = z.strictObject({
  article: z.enum(WZD_STEPS),
  startedOn: Day,
  endsOn: Day.optional(),
  assessment: OfficerAssessment.optional(),
})

/** A step of the plan. */
export type WzdStep = z.infer<typeof WzdStep>

/** A decision in an emergency, outside the plan (Wzd, art. 15): written down within 48 hours, valid for two weeks at most. */
export const EmergencyDecision = z.strictObject({
  decidedAt: DayOrInstant,
  writtenAt: DayOrInstant.optional(),
  endsOn: Day.optional(),
  decidedBy: Staff.optional(),
  reason: z.string().optional(),
  /** When the client, the representative and the Wzd-functionaris were told. */
  clientToldAt: DayOrInstant.optional(),
  representativeToldAt: DayOrInstant.optional(),
  officerToldAt: DayOrInstant.optional(),
})

/** A decision in an emergency. */
export type EmergencyDecision = z.infer<typeof EmergencyDecision>

/** Whether the client can weigh their own interests in this (Wzd, art. 3). */
export const DecisionCapacity = z.strictObject({
  capable: z.boolean().optional(),
  /** Whether what is said holds for this measure; the standard leaves it open ("wilsonbekwaam t.a.v. geldzaken"). */
  aboutThis: z.boolean().optional(),
  /** On which subject. */
  subject: z.string().optional(),
  decidedAt: DayOrInstant.optional(),
  comment: z.string().optional(),
})

/**
 * A measure that restricts somebody's freedom, as the record holds it: what a plan with involuntary care must describe (Wzd, art. 10 lid 8). Whether it is
 * involuntary care in the words of the law follows from it or does not; that is not said here. One that is still being written is no record.
 */
export const InvoluntaryCareMeasureSchema = z.strictObject({
  /** By which its applications name it; a measure without one has none that can be found. */
  sourceId: z.string().min(1).optional(),
  code: Coding,
  label: z.string(),
  category: z.enum(WZD_CATEGORIES).optional(),
  status: z.enum(['active', 'ended']).optional(),
  /** Without an end it still runs. */
  period: Period.optional(),
  /** Why it is applied, in the words of the code. */
  reasons: z.array(z.string()).default([]),
  /** Serious harm that is to be prevented, in words (ernstig nadeel; Wzd, art. 1 lid 2). */
  seriousHarm: z.string().optional(),
  /** What was tried or weighed before. */
  alternatives: z.array(z.string()).default([]),
  /** The disorder it is applied for. */
  problems: z.array(z.string()).default([]),
  /** The legal situation it rests on, in words ("Voogdij"). */
  legalSituations: z.array(z.string()).optional(),
  capacity: DecisionCapacity.optional(),
  positions: z.array(Position).default([]),
  /** Of medication: whether it is given outside the guidelines of the profession (Wzd, art. 2 lid 2 a). */
  outsideGuidelines: z.boolean().optional(),
  /** Who may apply it, by role. */
  appliers: z.array(z.string()).default([]),
  frequency: z.string().optional(),
  duration: z.string().optional(),
  phaseOutPlan: z.string().optional(),
  /** What the care must further meet. */
  careRequirements: z.string().optional(),
  /** When the responsible carer must agree before it is applied. */
  agreementNeeded: z.string().optional(),
  /** When the client and the representative are told. */
  informing: z.string().optional(),
  /** How the care goes on when somebody is absent. */
  continuity: z.string().optional(),
  steps: z.array(WzdStep).default([]),
  emergency: EmergencyDecision.optional(),
  /** Days on which it was evaluated (Wzd, art. 8), and the day agreed for the next time. */
  evaluatedOn: z.array(Day).default([]),
  nextEvaluationOn: Day.optional(),
  /** The zorgverantwoordelijke, whose name the client and the representative must be told (Wzd, art. 5 lid 1). */
  responsible: Staff.optional(),
  performer: Staff.optional(),
  notes: z.array(z.string()).default([]),
})

/** A measure that restricts somebody's freedom. */
export type InvoluntaryCareMeasure = z.infer<typeof InvoluntaryCareMeasureSchema>

const PROSE = [
  'label',
  'reasons.*',
  'seriousHarm',
  'alternatives.*',
  'problems.*',
  'capacity.subject',
  'capacity.comment',
  'positions.*.comment',
  'appliers.*',
  'frequency',
  'duration',
  'phaseOutPlan',
  'careRequirements',
  'agreementNeeded',
  'informing',
  'continuity',
  'steps.*.assessment.comment',
  'emergency.reason',
  'notes.*',
] as const

/** A measure that restricts somebody's freedom (zib FreedomRestrictingIntervention, NL-CM:14.6.1; older shapes are raised to it). */
export const InvoluntaryCareMeasure = defineRecord<InvoluntaryCareMeasure>({
  name: 'involuntaryCareMeasure',
  schema: InvoluntaryCareMeasureSchema,
  at: 'period.start',
  staffNames: ['performer', 'emergency.decidedBy', 'steps.*.assessment.by'],
  namedByLaw: ['responsible'],
  freeText: [...PROSE, 'code.display', 'legalSituations.*'],
  // What was found of a step is not shown of a measure of which it is not known what it is by law.
  search: PROSE.filter((path) => !path.startsWith('steps.')),
})
