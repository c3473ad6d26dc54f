import type { ViewTools } from '@voordeur/core'
import { Card, DayText, DescriptionList, Explained, RichText } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { sayFrequency } from '../labels/frequency.ts'
import { toStaffLine } from '../staff-line.ts'
import { sayGoalStatus } from './goal-status.ts'
import type { Agreement, PlanGoal, PlanGroup, PlanOverview } from './overview.ts'

interface PlanProps {
  readonly plan: PlanOverview
  readonly tools: ViewTools
}

/** What stands on the support card: the text as the source wrote it, and the agreements that serve no goal. */
export function SupportCard({ plan, tools }: PlanProps): ComponentChild {
  const { t } = tools
  return (
    <>
      {plan.html !== undefined && (
        <Card>
          <RichText html={plan.html} />
        </Card>
      )}
      {plan.loose.length > 0 && (
        <Card title={t(plan.groups.length === 0 ? 'plan.agreements' : 'plan.agreements.loose')} icon="handshake">
          <Agreements agreements={plan.loose} tools={tools} />
        </Card>
      )}
      <Notes plan={plan} tools={tools} />
    </>
  )
}

/** What stands on the goal card: each problem with its goals, and what was agreed to reach them. */
export function GoalCard({ plan, tools }: PlanProps): ComponentChild {
  return (
    <>
      {plan.groups.map((group, index) => (
        <Group
          key={index}
          group={group}
          title={group.problem ?? tools.t(plan.groups.length > 1 ? 'plan.goals.loose' : 'plan.goals')}
          tools={tools}
        />
      ))}
    </>
  )
}

/** The whole plan in the order in which it is read. */
export function OnePage({ plan, tools }: PlanProps): ComponentChild {
  const { html, ...rest } = plan
  return (
    <>
      {html !== undefined && (
        <Card>
          <RichText html={html} />
        </Card>
      )}
      <GoalCard plan={plan} tools={tools} />
      <SupportCard plan={rest} tools={tools} />
    </>
  )
}

interface GroupProps {
  readonly group: PlanGroup
  readonly title: string
  readonly tools: ViewTools
}

function Group({ group, title, tools }: GroupProps): ComponentChild {
  return (
    <Card title={title}>
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
        {t('plan.goal')}: <Explained text={goal.text ?? goal.targets[0]?.text ?? ''} />
      </h3>
      <DescriptionList items={toGoalFacts(goal, tools)} />
      {goal.notes.map((note) => (
        <p key={note}>
          <Explained text={note} />
        </p>
      ))}
      {goal.agreements.length > 0 && <h4>{t('plan.agreements')}</h4>}
      <Agreements agreements={goal.agreements} tools={tools} />
    </section>
  )
}

function toGoalFacts({ text = '', status, targets }: PlanGoal, { t, locale }: ViewTools) {
  // A goal without words of its own is called by its first target.
  const [first] = text === '' ? targets : []
  const wanted = targets.filter((target) => target.text !== undefined && target !== first && target.text !== text)
  const days = [...new Set(targets.flatMap(({ due }) => due ?? []))]
  const day = days.length > 1 ? first?.due : days[0]
  return [
    { term: t('plan.status'), value: sayGoalStatus(t, status) },
    { term: t('plan.target'), value: wanted.length > 0 && <Targets targets={wanted} locale={locale} dated={days.length > 1} /> },
    { term: t('plan.due'), value: day && <DayText value={day} locale={locale} /> },
  ]
}

interface TargetsProps {
  readonly targets: PlanGoal['targets']
  readonly locale: ViewTools['locale']
  /** Whether each has a day of its own. */
  readonly dated: boolean
}

function Targets({ targets, locale, dated }: TargetsProps): ComponentChild {
  return (
    <>
      {targets.map(({ text = '', due }) => (
        <p key={text}>
          <Explained text={text} />
          {dated && due !== undefined && (
            <>
              {' '}
              (<DayText value={due} locale={locale} />)
            </>
          )}
        </p>
      ))}
    </>
  )
}

function Agreements({ agreements, tools }: { readonly agreements: readonly Agreement[]; readonly tools: ViewTools }): ComponentChild {
  if (agreements.length === 0) return null
  return (
    <div class="prose">
      <ul>
        {agreements.map((agreement, index) => (
          <AgreementItem key={index} agreement={agreement} t={tools.t} />
        ))}
      </ul>
    </div>
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
      <Explained text={agreement.text} />
      {frequency !== undefined && (
        <>
          {' '}
          (<strong>{frequency}</strong>)
        </>
      )}
      {details.map(
        (detail) =>
          detail !== undefined && (
            <p key={detail}>
              <Explained text={detail} />
            </p>
          ),
      )}
    </li>
  )
}

function Notes({ plan: { notes }, tools: { t } }: PlanProps): ComponentChild {
  if (notes.length === 0) return null
  return (
    <Card title={t('plan.notes')}>
      {notes.map((note) => (
        <p key={note}>
          <Explained text={note} />
        </p>
      ))}
    </Card>
  )
}
