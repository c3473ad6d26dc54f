import type { ViewTools } from '@voordeur/core'
import type { Position, Staff, WzdStep } from '@voordeur/core/care'
import { DayText, Explained, Prose, toDayWithYear } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { ShownMeasure } from './shown-measure.ts'

/** What is known of a measure under a name; a value that the record does not have is undefined. */
export interface Fact {
  readonly term: string
  readonly value: ComponentChild
}

/** Facts that belong together, under a heading. */
export interface FactGroup {
  readonly group: 'why' | 'agreed' | 'how' | 'term' | 'responsible'
  readonly facts: readonly Fact[]
}

/** Everything that a plan with involuntary care must describe (Wzd, art. 10 lid 8), as far as the record has it, in the order in which people ask. */
export function toFactGroups(shown: ShownMeasure, tools: ViewTools): readonly FactGroup[] {
  const groups: readonly FactGroup[] = [
    { group: 'why', facts: toWhy(shown, tools) },
    { group: 'agreed', facts: toAgreed(shown, tools) },
    { group: 'term', facts: toTermFacts(shown, tools) },
    { group: 'how', facts: toHow(shown, tools) },
    { group: 'responsible', facts: toResponsible(shown, tools) },
  ]
  return groups
    .map(({ group, facts }) => ({ group, facts: facts.filter(({ value }) => value !== undefined) }))
    .filter(({ facts }) => facts.length > 0)
}

/** Text of the record, as it is; undefined where there is none. */
function say(text: string | readonly string[] | undefined): ComponentChild {
  const texts = (typeof text === 'string' ? [text] : (text ?? [])).filter((one) => one.trim() !== '')
  return texts.length === 0 ? undefined : texts.map((one, index) => <Prose key={index} text={one} />)
}

function toWhy({ measure }: ShownMeasure, { t }: ViewTools): readonly Fact[] {
  return [
    { term: t('measure.seriousHarm'), value: say(measure.seriousHarm) },
    { term: t('measure.reasons'), value: say(measure.reasons) },
    { term: t('measure.problems'), value: say(measure.problems) },
    { term: t('measure.alternatives'), value: say(measure.alternatives) },
    { term: t('measure.legalSituations'), value: say(measure.legalSituations) },
  ]
}

function toAgreed({ measure }: ShownMeasure, tools: ViewTools): readonly Fact[] {
  const { t } = tools
  const sides = (['client', 'representative'] as const).map((side) => ({
    term: t(`position.${side}`),
    value: toPositions(
      measure.positions.filter(({ by }) => by === side),
      tools,
    ),
  }))
  // What is written of capacity may be about another subject; the question is asked about this measure only where the answer is.
  const asked = measure.capacity?.aboutThis === true ? 'measure.capacity' : 'measure.capacity.elsewhere'
  return [...sides, { term: t(asked), value: toCapacity(measure.capacity, tools) }]
}

function toPositions(positions: readonly Position[], { t, locale }: ViewTools): ComponentChild {
  if (positions.length === 0) return undefined
  return positions.map(({ says, at, comment }, index) => (
    <div key={index} class="prose">
      <p>
        {t(`position.${says}`)}
        {at !== undefined && ` ${t('position.on', { day: toDayWithYear(at, locale) })}`}
      </p>
      {comment !== undefined && <Prose text={comment} />}
    </div>
  ))
}

function toCapacity(capacity: ShownMeasure['measure']['capacity'], { t, locale }: ViewTools): ComponentChild {
  if (capacity === undefined) return undefined
  const { capable, aboutThis, subject, decidedAt, comment } = capacity
  const lines = [
    capable === undefined ? undefined : t(`measure.capacity.${capable}`),
    subject === undefined ? undefined : t('measure.capacity.subject', { subject }),
    aboutThis === true ? undefined : t(aboutThis === false ? 'measure.capacity.other' : 'measure.capacity.unsaid'),
    decidedAt === undefined ? undefined : t('measure.capacity.on', { day: toDayWithYear(decidedAt, locale) }),
    comment,
  ].filter((line) => line !== undefined)
  return say(lines)
}

function toHow({ measure }: ShownMeasure, { t }: ViewTools): readonly Fact[] {
  const { outsideGuidelines } = measure
  return [
    { term: t('measure.appliers'), value: say(measure.appliers) },
    { term: t('measure.frequency'), value: say(measure.frequency) },
    { term: t('measure.duration'), value: say(measure.duration) },
    {
      term: t('measure.outsideGuidelines'),
      value: outsideGuidelines === undefined ? undefined : t(`measure.outsideGuidelines.${outsideGuidelines}`),
    },
    { term: t('measure.agreementNeeded'), value: say(measure.agreementNeeded) },
    { term: t('measure.informing'), value: say(measure.informing) },
    { term: t('measure.careRequirements'), value: say(measure.careRequirements) },
    { term: t('measure.phaseOutPlan'), value: say(measure.phaseOutPlan) },
    { term: t('measure.continuity'), value: say(measure.continuity) },
  ]
}

function toTermFacts(shown: ShownMeasure, tools: ViewTools): readonly Fact[] {
  const { from, until, plannedUntil, step, upcoming, evaluation, evaluatedOn, measure } = shown
  const { t, locale } = tools
  const day = (value: string | undefined) => value && <DayText value={value} locale={locale} />
  return [
    { term: t('measure.from'), value: day(from) },
    { term: t('step'), value: step && <WithArticle text={t(`step.${step.article}`)} article={t(`step.${step.article}.article`)} /> },
    { term: t('step.startedOn'), value: step && step.startedOn !== from ? day(step.startedOn) : undefined },
    ...toEndFacts(shown, tools),
    {
      term: t('step.upcoming'),
      value: upcoming && t('timeline.stepFrom', { step: t(`step.${upcoming.article}`), day: toDayWithYear(upcoming.startedOn, locale) }),
    },
    { term: t('deadline.nextEvaluation'), value: evaluation && toNextEvaluation(evaluation, tools) },
    { term: t('deadline.lastEvaluation'), value: day(evaluatedOn) },
    { term: t('assessment'), value: toAssessments(measure, tools) },
    { term: t('measure.until'), value: day(until) },
    { term: t('measure.plannedUntil'), value: day(plannedUntil) },
  ]
}

/** Until when a term runs, or ran; one that has passed is said above, as what is late. */
function toEndFacts({ section, term }: ShownMeasure, { t, locale }: ViewTools): readonly Fact[] {
  if (term === undefined) return []
  const { endsOn, plannedEnd, isOverdue } = term
  const name = t(section === 'ended' ? 'deadline.ended' : 'deadline.endsOn')
  return [
    { term: name, value: isOverdue ? undefined : <DayText value={endsOn} locale={locale} /> },
    {
      term: t('deadline.planned'),
      value: plannedEnd === undefined ? undefined : t('deadline.planned.text', { day: toDayWithYear(plannedEnd, locale) }),
    },
  ]
}

function toNextEvaluation({ on, isOverdue }: NonNullable<ShownMeasure['evaluation']>, { t, locale }: ViewTools): ComponentChild {
  return isOverdue ? t('deadline.nextEvaluation.late', { day: toDayWithYear(on, locale) }) : <DayText value={on} locale={locale} />
}

/** The newest first. */
function toAssessments({ steps }: ShownMeasure['measure'], tools: ViewTools): ComponentChild {
  const assessments = steps.flatMap(({ assessment }) => assessment ?? []).toSorted((one, other) => other.at.localeCompare(one.at))
  return assessments.length === 0 ? undefined : assessments.map((one, index) => <Assessment key={index} assessment={one} tools={tools} />)
}

interface AssessmentProps {
  readonly assessment: NonNullable<WzdStep['assessment']>
  readonly tools: ViewTools
}

function Assessment({ assessment: { at, by, outcome, comment }, tools: { t, locale } }: AssessmentProps) {
  const words = [toDayWithYear(at, locale), outcome && t(`assessment.${outcome}`), sayStaff(by)].filter((part) => part !== undefined)
  return (
    <div class="prose">
      <p>{words.join(', ')}</p>
      {comment !== undefined && <Prose text={comment} />}
    </div>
  )
}

function toResponsible({ measure }: ShownMeasure, { t }: ViewTools): readonly Fact[] {
  return [
    { term: t('measure.responsible'), value: sayResponsible(measure.responsible, t) },
    { term: t('measure.performer'), value: sayStaff(measure.performer) },
    { term: t('measure.notes'), value: say(measure.notes) },
  ]
}

/** The responsible carer in one line; that this is their role is said by the name of the line already. */
export function sayResponsible(staff: Staff | undefined, t: ViewTools['t']): string | undefined {
  const isSaid = staff?.role?.toLowerCase() === t('measure.responsible').toLowerCase()
  return sayStaff(isSaid && staff?.name ? { name: staff.name } : staff)
}

/** A member of staff in one line, as far as the record, and the organisation's policy, name them. */
export function sayStaff(staff: Staff | undefined): string | undefined {
  const parts = [staff?.name, staff?.role].filter((part) => part !== undefined && part !== '')
  return parts.length > 0 ? parts.join(', ') : undefined
}

/** Words with the article of the law below them in small print. */
export function WithArticle({ text, article }: { readonly text: string; readonly article: string }): ComponentChild {
  return (
    <>
      <Explained text={text} />
      <br />
      <small class="field-hint">{article}</small>
    </>
  )
}
