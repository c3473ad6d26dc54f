import { findRestriction } from '@voordeur/adapter-fhir'
import { InvoluntaryCareMeasure, WZD_CATEGORIES, WZD_STEPS } from '@voordeur/core/care'
import { z } from 'zod'
import { ClientId, day, dayOrMoment, filled, ItemId, RecordedAt, staff, text, texts, Version, yesOrNo } from './columns.ts'
import { defineRowKind, type ListColumn } from './row-kind.ts'

const SNOMED = 'http://snomed.info/sct'

const Position = z.object({
  by: z.enum(['client', 'representative']).describe('Whose it is.'),
  says: z
    .enum(['agrees', 'does-not-agree', 'resists', 'does-not-resist'])
    .describe('What they said. To resist is more than not to agree (Wzd, art. 2).'),
  at: dayOrMoment('When they said so.').optional(),
  comment: text('In words.'),
})

const Step = z.object({
  article: z
    .enum(WZD_STEPS)
    .describe('The article by which the measure goes on: art. 10 lid 3–8, art. 10 lid 10, art. 11 lid 1–2, art. 11 lid 3–4.'),
  startedOn: day('When the step began.'),
  endsOn: day('Until when it lasts at the latest, as the plan says.').optional(),
  assessment: z
    .object({
      by: staff('The Wzd-functionaris.'),
      at: day('When it was assessed.'),
      outcome: z.enum(['suitable', 'not-suitable']).optional().describe('What the Wzd-functionaris found.'),
      comment: text('In words.'),
    })
    .optional()
    .describe('The assessment of the Wzd-functionaris (Wzd, art. 11a).'),
})

const Emergency = z.object({
  decidedAt: dayOrMoment('When it was decided.'),
  writtenAt: dayOrMoment('When it was written down.').optional(),
  endsOn: day('Until when it holds, as the decision says.').optional(),
  decidedBy: staff('Who decided.'),
  reason: text('Why it could not wait.'),
  clientToldAt: dayOrMoment('When the client was told.').optional(),
  representativeToldAt: dayOrMoment('When the representative was told.').optional(),
  officerToldAt: dayOrMoment('When the Wzd-functionaris was told.').optional(),
})

const Capacity = z.object({
  capable: yesOrNo('Whether the client can weigh their own interests.').optional(),
  aboutThis: yesOrNo('Whether that holds for this measure; left out, it is not known on which subject it was decided.').optional(),
  subject: text('On which subject it was decided.'),
  decidedAt: dayOrMoment('When it was decided.').optional(),
  comment: text('In words.'),
})

// What the record has under the same names.
const CONTENT = {
  reasons: texts("Why it is applied, in the source's words."),
  seriousHarm: text('The serious harm that is to be prevented (ernstig nadeel; Wzd, art. 1 lid 2).'),
  alternatives: texts('What was tried or weighed before.'),
  problems: texts('The disorders it is applied for.'),
  legalSituations: texts('The legal situations it rests on.'),
  capacity: Capacity.optional().describe('Whether the client can weigh their own interests in this (Wzd, art. 3).'),
  positions: z.array(Position).optional().describe('What the client and the representative said of it. In CSV each has a row.'),
  outsideGuidelines: yesOrNo(
    'Of medication: whether it is given outside the guidelines of the profession (Wzd, art. 2 lid 2 a).',
  ).optional(),
  appliers: texts('Who may apply it, by role.'),
  frequency: text('How often it is applied.'),
  duration: text('How long it is applied each time.'),
  phaseOutPlan: text('How it is phased out.'),
  careRequirements: text('What the care must further meet.'),
  agreementNeeded: text('When the responsible carer must agree before it is applied.'),
  informing: text('When the client and the representative are told.'),
  continuity: text('How the care goes on when somebody is absent.'),
  steps: z.array(Step).optional().describe('The steps of the plan (Wzd, art. 10 and 11). In CSV each has a row.'),
  emergency: Emergency.optional().describe('The decision in an emergency, outside the plan (Wzd, art. 15).'),
  evaluatedOn: z.array(day('One of them.')).optional().describe('Days on which it was evaluated (Wzd, art. 8). In CSV each has a row.'),
  nextEvaluationOn: day('The day agreed for the next evaluation.').optional(),
  responsible: staff('The zorgverantwoordelijke, whose name the client and the representative are told (Wzd, art. 5 lid 1).'),
  performer: staff('Who applies it.'),
  notes: texts('What else was noted.'),
}

/** The columns of `measures`. */
export const MeasureRow = z
  .looseObject({
    id: ItemId,
    client: ClientId,
    code: text('SNOMED CT code of the measure (zib FreedomRestrictingIntervention, SoortInterventieWzdCodelijst).'),
    label: filled('What the measure is called.'),
    category: z
      .enum(WZD_CATEGORIES)
      .optional()
      .describe('The letter of the form of care (Wzd, art. 2 lid 1); left out, that of the code where it is known.'),
    status: z
      .enum(['concept', 'active', 'ended', 'entered-in-error'])
      .describe('What is a `concept` or `entered-in-error` is not shown, and one that was shown goes.'),
    start: dayOrMoment('From when it holds.').optional(),
    end: dayOrMoment('When it ended; left out, it still runs.').optional(),
    recordedAt: RecordedAt,
    ...CONTENT,
    version: Version,
  })
  .meta({
    title: 'measures',
    description: 'One measure that restricts the freedom of a client: what a plan with involuntary care describes (Wzd, art. 10 lid 8).',
  })

const WORDS = ['reasons', 'alternatives', 'problems', 'legalSituations', 'appliers', 'evaluatedOn', 'notes']
const LISTS: readonly ListColumn[] = [...WORDS.map((name) => ({ name, ofWords: true })), { name: 'positions' }, { name: 'steps' }]

/** Measures that restrict freedom. */
export const MEASURES = defineRowKind({
  noun: 'measure',
  type: InvoluntaryCareMeasure,
  schema: MeasureRow,
  lists: LISTS,
  toItem: (row, client) => ({
    id: row.id,
    recordedAt: row.recordedAt,
    version: row.version,
    withdrawn: row.status === 'concept' ? 'not shown: this measure is still being written' : undefined,
    data: { sourceId: `${client}/${row.id}`, ...toKind(row), status: row.status, period: toPeriod(row), ...toContent(row) },
  }),
})

type Row = z.output<typeof MeasureRow>
const CONTENT_COLUMNS = Object.keys(CONTENT)

function toKind({ code, label, category }: Row) {
  const known = findRestriction(code)
  return {
    code: code === undefined ? { display: label } : { system: SNOMED, code, display: known?.label ?? label },
    label,
    category: category ?? known?.category,
  }
}

function toPeriod({ start, end }: Row) {
  return start === undefined && end === undefined ? undefined : { start, end }
}

// Columns that nobody knows are left alone.
function toContent(row: Row) {
  return Object.fromEntries(CONTENT_COLUMNS.map((column) => [column, row[column]]))
}
