import type { DueNotice, WatchedRecord } from '@voordeur/core'
import type { InvoluntaryCareMeasure } from '@voordeur/core/care'
import { addDays, countDays, toDay } from './day.ts'
import { isTakenIntoPlan } from './is-taken-into-plan.ts'
import { readPlanStart } from './read-next-evaluation.ts'
import { readStepPlan } from './read-step-plan.ts'
import type { StepPlan } from './step-plan.ts'

/** The kinds of notice about measures. */
export const NOTICE_KINDS = ['new-measure', 'emergency', 'term-ends', 'evaluation-due'] as const

/** For how many days something new is news. */
const NEWS_DAYS = 7

/**
 * What began longer before the portal first had it is no news: a first import, or a source that begins to deliver measures, would call all of them new. It is
 * the term within which a plan must be evaluated first (Wzd, art. 8 lid 1), and so longer than a measure may be written down late.
 */
const LATE_DAYS = 28

/** How many days before and after a day a notice of it is due. */
const NEARBY_DAYS = 14

type Record = WatchedRecord<InvoluntaryCareMeasure>

/**
 * The notices that are due on a day (`YYYY-MM-DD`, Europe/Amsterdam), to the client and who represents them: of measures that are not ended, and of decisions in
 * an emergency also when they are, as many are over before anybody reads of them, and both must be told all the same (art. 15 lid 4). The same thing has the same
 * reference on every day; a term or an evaluation that is moved is another.
 */
export function listDueNotices(records: readonly Record[], today: string): readonly DueNotice[] {
  return records.flatMap((record) => listOfRecord(record, today))
}

function listOfRecord(record: Record, today: string): readonly DueNotice[] {
  const plan = readStepPlan(record.data, today)
  const found = listNew(record, { plan, today })
  if (plan.isEnded) return found.filter(({ kind }) => kind === 'emergency')
  return [
    ...found,
    ...listEnds(plan).map((end) => toDated('term-ends', record.id, end)),
    ...listEvaluation(plan).map((due) => toDated('evaluation-due', record.id, due)),
  ]
}

function listNew(record: Record, { plan, today }: { plan: StepPlan; today: string }): readonly DueNotice[] {
  const { emergency, steps } = record.data
  const seenOn = toDay(record.firstSeenAt) ?? record.firstSeenAt
  const decidedOn = plan.emergency?.startedOn
  if (!emergency || decidedOn === undefined || isTakenIntoPlan(emergency, steps)) {
    return isNews({ seenOn, since: seenOn, begunOn: readBegin(record) }, today) ? [toNotice('new-measure', [record.id])] : []
  }
  const since = seenOn > decidedOn ? seenOn : decidedOn
  return isNews({ seenOn, since, begunOn: decidedOn }, today) ? [toNotice('emergency', [record.id, decidedOn])] : []
}

/** The first day of a measure; of one that has none, the day on which the record got it. */
function readBegin({ data, recordedAt }: Record): string {
  return readPlanStart(data) ?? toDay(recordedAt) ?? recordedAt
}

interface Since {
  readonly seenOn: string
  /** From when it is news. */
  readonly since: string
  readonly begunOn: string
}

function isNews({ seenOn, since, begunOn }: Since, today: string): boolean {
  return countDays(since, today) <= NEWS_DAYS && begunOn >= addDays(seenOn, -LATE_DAYS)
}

interface DayNear {
  readonly on: string
  readonly daysLeft: number
}

/** The ends of terms that are near. Who was told of an emergency knows that its term is short: that it is over is news, not that it will be. */
function listEnds({ reached, emergency }: StepPlan): readonly DayNear[] {
  return [reached, emergency?.isOverdue ? emergency : undefined]
    .filter((term) => term !== undefined)
    .map(({ endsOn, daysLeft }) => ({ on: endsOn, daysLeft }))
    .filter(isNear)
}

function listEvaluation({ evaluation }: StepPlan): readonly DayNear[] {
  return evaluation && isNear(evaluation) ? [evaluation] : []
}

function isNear({ daysLeft }: DayNear): boolean {
  return Math.abs(daysLeft) <= NEARBY_DAYS
}

function toNotice(kind: (typeof NOTICE_KINDS)[number], reference: readonly string[]): DueNotice {
  return { kind, reference: reference.join('/'), to: 'own-side' }
}

/** `when` is `ahead` up to and on the day itself, and `past` after it, so that the words need not say of something that is over that it comes. */
function toDated(kind: 'term-ends' | 'evaluation-due', id: string, { on, daysLeft }: DayNear): DueNotice {
  return { ...toNotice(kind, [id, on]), values: { when: daysLeft < 0 ? 'past' : 'ahead' } }
}
