import type { ViewTools } from '@voordeur/core'
import { Card, DayText, DescriptionList, EmptyState, Filters, Notice, When } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { BackLink } from '../read-link.tsx'
import { GoalCard, OnePage, SupportCard } from './cards.tsx'
import { PLAN_CARDS, type OtherPlan, type PlanCard, type PlanPage } from './load.ts'
import type { PlanOverview } from './overview.ts'

/** A plan: when it holds, the text as the source wrote it, its goals and agreements, and the way to the others. */
export function viewPlan({ plan, other, card, others }: PlanPage, tools: ViewTools): ComponentChild {
  const { t, link } = tools
  if (!plan)
    return (
      <EmptyState icon="clipboard-list" title={t('plan.empty')}>
        {t('plan.empty.text')}
      </EmptyState>
    )
  return (
    <>
      {other !== undefined && <BackLink href={link()}>{t('plan.back')}</BackLink>}
      <Ended plan={plan} isCurrent={other === undefined} t={t} />
      <Heading plan={plan} tools={tools} />
      {card !== undefined && <Cards card={card} other={other} tools={tools} />}
      <Content plan={plan} card={card} tools={tools} />
      {other === undefined && <Others others={others} tools={tools} />}
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

function Ended({
  plan,
  isCurrent,
  t,
}: {
  readonly plan: PlanOverview
  readonly isCurrent: boolean
  readonly t: ViewTools['t']
}): ComponentChild {
  if (!plan.ended) return null
  return (
    <Notice kind="info" title={t('plan.ended')}>
      <p>{t(isCurrent ? 'plan.ended.text' : 'plan.earlier.text')}</p>
    </Notice>
  )
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

interface CardsProps {
  readonly card: PlanCard
  readonly other: string | undefined
  readonly tools: ViewTools
}

function Cards({ card, other, tools: { t, link } }: CardsProps): ComponentChild {
  return (
    <Filters
      label={t('plan.cards')}
      items={PLAN_CARDS.map((one) => ({
        href: link({ query: { ...(other && { plan: other }), card: one } }),
        label: t(`plan.card.${one}`),
        current: one === card,
      }))}
    />
  )
}

function Content({ plan, card, tools }: PlanProps & { readonly card: PlanCard | undefined }): ComponentChild {
  if (card === undefined) return <OnePage plan={plan} tools={tools} />
  if (isCardEmpty(plan, card)) return <EmptyCard plan={plan} card={card} t={tools.t} />
  return card === 'goals' ? <GoalCard plan={plan} tools={tools} /> : <SupportCard plan={plan} tools={tools} />
}

/** Leads on to the other card, where that one holds something. */
function EmptyCard({
  plan,
  card,
  t,
}: {
  readonly plan: PlanOverview
  readonly card: PlanCard
  readonly t: ViewTools['t']
}): ComponentChild {
  const other = PLAN_CARDS.find((one) => one !== card && !isCardEmpty(plan, one))
  return (
    <EmptyState icon="clipboard-list" title={t(`plan.card.${card}.empty`)}>
      {other && t('plan.card.empty.text', { card: t(`plan.card.${other}`) })}
    </EmptyState>
  )
}

function isCardEmpty({ groups, html, loose, notes }: PlanOverview, card: PlanCard): boolean {
  return card === 'goals' ? groups.length === 0 : html === undefined && loose.length + notes.length === 0
}

/** The other plans there are: those that also hold, and those that came before. */
function Others({ others, tools }: { readonly others: readonly OtherPlan[]; readonly tools: ViewTools }): ComponentChild {
  return (
    <>
      <PlanList title={tools.t('plan.also')} plans={others.filter(({ ended }) => !ended)} tools={tools} />
      <PlanList title={tools.t('plan.earlier')} plans={others.filter(({ ended }) => ended)} tools={tools} />
    </>
  )
}

interface PlanListProps {
  readonly title: string
  readonly plans: readonly OtherPlan[]
  readonly tools: ViewTools
}

function PlanList({ title, plans, tools: { t, link, locale } }: PlanListProps): ComponentChild {
  if (plans.length === 0) return null
  return (
    <Card title={title} icon="history">
      <ul class="links">
        {plans.map((plan) => (
          <li key={plan.id}>
            <a href={link({ query: { plan: plan.id } })}>{plan.title ?? t('plan.heading')}</a>
            {plan.from !== undefined && (
              <>
                , {t('plan.list.from')} <DayText value={plan.from} locale={locale} />
              </>
            )}
            {plan.until !== undefined && (
              <>
                {' '}
                {t('plan.list.until')} <DayText value={plan.until} locale={locale} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
