import type { ViewTools } from '@voordeur/core'
import { Card, DescriptionList, EmptyState, Notice, RichText, When } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { DayText } from '../day-text.tsx'
import { sayFrequency } from '../labels/frequency.ts'
import { toStaffLine } from '../staff-line.ts'
import { sayGoalStatus } from './goal-status.ts'
import type { PlanPage } from './load.ts'
import type { Agreement, PlanGoal, PlanGroup, PlanOverview } from './overview.ts'

/** The plan that holds now: when, the text as the source wrote it, and problem → goals → agreements. */
export function viewPlan({ plan }: PlanPage, tools: ViewTools): ComponentChild {
  const { t } = tools
  if (!plan)
    return (
      <EmptyState icon="clipboard-list" title={t('plan.empty')}>
        {t('plan.empty.text')}
      </EmptyState>
    )
  return (
    <>
      {plan.ended && (
        <Notice kind="info" title={t('plan.ended')}>
          <p>{t('plan.ended.text')}</p>
        </Notice>
      )}
      <Heading plan={plan} tools={tools} />
      {plan.html !== undefined && (
        <Card>
          <RichText html={plan.html} />
        </Card>
      )}
      {plan.groups.map((group, index) => (
        <Group key={index} group={group} tools={tools} />
      ))}
      {plan.loose.length > 0 && (
        <Card title={t('plan.agreements.loose')} icon="handshake">
          <Agreements agreements={plan.loose} tools={tools} />
        </Card>
      )}
      <Notes plan={plan} tools={tools} />
    </>
  )
}

/** The plan in one line. */
export function viewPlanSummary({ plan }: PlanPage, { t, now, locale }: ViewTools): ComponentChild {
  if (!plan) return t('plan.empty')
  const count = plan.groups.reduce((sum, group) => sum + group.goals.length, 0)
  return (
    <>
      <strong>{plan.title ?? t('plan.summary', { count })}</strong>
      {plan.changedAt !== undefined && (
        <>
          , <When value={plan.changedAt} now={now} locale={locale} precision="day" />
        </>
      )}
    </>
  )
}

interface PlanProps {
  readonly plan: PlanOverview
  readonly tools: ViewTools
}

function Heading({ plan, tools: { t, locale } }: PlanProps): ComponentChild {
  const days = [
    { term: t('plan.period.from'), value: plan.from },
    { term: t('plan.period.until'), value: plan.until },
    { term: t('plan.changed'), value: plan.changedAt },
  ]
  return (
    <Card title={plan.title ?? t('plan.heading')} icon="clipboard-list">
      <DescriptionList items={days.map(({ term, value }) => ({ term, value: value && <DayText value={value} locale={locale} /> }))} />
    </Card>
  )
}

function Group({ group, tools }: { readonly group: PlanGroup; readonly tools: ViewTools }): ComponentChild {
  return (
    <Card title={group.problem ?? tools.t('plan.goal')}>
      {group.goals.map((goal, index) => (
        <Goal key={index} goal={goal} tools={tools} />
      ))}
    </Card>
  )
}

function Goal({ goal, tools }: { readonly goal: PlanGoal; readonly tools: ViewTools }): ComponentChild {
  const { t } = tools
  return (
    <section class="prose">
      <h3>
        {t('plan.goal')}: {goal.text ?? goal.targets[0]?.text}
      </h3>
      <DescriptionList items={toGoalFacts(goal, tools)} />
      {goal.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {goal.agreements.length > 0 && <h4>{t('plan.agreements')}</h4>}
      <Agreements agreements={goal.agreements} tools={tools} />
    </section>
  )
}

function toGoalFacts({ status, targets }: PlanGoal, { t, locale }: ViewTools) {
  const due = targets.flatMap((target) => (target.due === undefined ? [] : [target.due]))
  return [
    { term: t('plan.status'), value: sayGoalStatus(t, status) },
    { term: t('plan.due'), value: due[0] && <DayText value={due[0]} locale={locale} /> },
  ]
}

function Agreements({ agreements, tools }: { readonly agreements: readonly Agreement[]; readonly tools: ViewTools }): ComponentChild {
  if (agreements.length === 0) return null
  return (
    <ul>
      {agreements.map((agreement, index) => (
        <AgreementItem key={index} agreement={agreement} t={tools.t} />
      ))}
    </ul>
  )
}

function AgreementItem({ agreement, t }: { readonly agreement: Agreement; readonly t: ViewTools['t'] }): ComponentChild {
  const frequency = sayFrequency(t, agreement.frequency)
  const who = agreement.performers.flatMap((performer) => toStaffLine(performer) ?? []).join('; ')
  const details = [
    agreement.instruction,
    who === '' ? undefined : t('plan.performers', { who }),
    agreement.outcome === undefined ? undefined : t('plan.outcome', { text: agreement.outcome }),
  ]
  return (
    <li>
      {agreement.text}
      {frequency !== undefined && (
        <>
          {' '}
          (<strong>{frequency}</strong>)
        </>
      )}
      {details.map((detail) => detail !== undefined && <p key={detail}>{detail}</p>)}
    </li>
  )
}

function Notes({ plan: { notes }, tools: { t } }: PlanProps): ComponentChild {
  if (notes.length === 0) return null
  return (
    <Card title={t('plan.notes')}>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </Card>
  )
}
