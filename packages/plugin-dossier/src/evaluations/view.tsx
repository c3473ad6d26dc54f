import type { ViewTools } from '@voordeur/core'
import { Card, DataTable, DayText, DescriptionList, EmptyState, Filters, Pager, Prose, When } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { Fields } from '../forms/fields.tsx'
import { BackLink, ReadAllLink, ReadLink } from '../read-link.tsx'
import { toStaffLine } from '../staff-line.ts'
import { EVALUATION_TABS, type EvaluationsPage } from './load.ts'
import type { EvaluationLine, EvaluationSheet, GoalFinding } from './sheet.ts'

interface Shown<Shows extends EvaluationsPage['shows']> {
  readonly page: Extract<EvaluationsPage, { readonly shows: Shows }>
  readonly tools: ViewTools
}

/** The evaluations of a client: the table, one of them, or all. */
export function viewEvaluations(page: EvaluationsPage, tools: ViewTools): ComponentChild {
  if (page.shows === 'evaluation') return <OneEvaluation page={page} tools={tools} />
  if (page.shows === 'all') return <AllEvaluations page={page} tools={tools} />
  return <Table page={page} tools={tools} />
}

/** The newest evaluation in one line. */
export function viewNewestEvaluation(line: EvaluationLine | undefined, { t, now, locale }: ViewTools): ComponentChild {
  if (!line) return t('evaluations.empty')
  return (
    <>
      <strong>{line.plan}</strong>
      {line.changedAt !== undefined && (
        <>
          , <When value={line.changedAt} now={now} locale={locale} precision="day" />
        </>
      )}
    </>
  )
}

function Table({ page: { lines, paged, older }, tools }: Shown<'table'>): ComponentChild {
  const { t, link } = tools
  if (lines.length === 0)
    return (
      <EmptyState icon="list-checks" title={t('evaluations.empty')}>
        {t('evaluations.empty.text')}
      </EmptyState>
    )
  return (
    <>
      <DataTable
        caption={t('evaluations.caption')}
        columns={[
          { key: 'plan', label: t('evaluations.plan') },
          { key: 'model', label: t('evaluations.model') },
          { key: 'changed', label: t('read.changed') },
          { key: 'status', label: t('evaluations.status') },
          { key: 'open', label: t('read.access'), onScreen: true },
        ]}
        rows={lines.map((line) => toRow(line, tools))}
      />
      <ReadAllLink href={link({ query: { show: 'all' } })} t={t} />
      <Pager t={t} newer={paged ? link() : undefined} older={older === undefined ? undefined : link({ query: { before: older } })} />
    </>
  )
}

function toRow({ id, plan, model, changedAt, status }: EvaluationLine, { t, link, now, locale }: ViewTools) {
  return {
    plan,
    model: model ?? '',
    changed: changedAt === undefined ? '' : <When value={changedAt} now={now} locale={locale} />,
    status: status === undefined ? '' : t(`evaluations.status.${status}`),
    open: <ReadLink href={link({ query: { evaluation: id } })} what={plan} t={t} />,
  }
}

function OneEvaluation({ page: { sheet, tab }, tools }: Shown<'evaluation'>): ComponentChild {
  const { t, link } = tools
  return (
    <>
      <BackLink href={link()}>{t('evaluations.back')}</BackLink>
      <Heading sheet={sheet} tools={tools} />
      <Filters
        label={t('evaluations.tabs')}
        items={EVALUATION_TABS.map((one) => ({
          href: link({ query: { evaluation: sheet.id, tab: one } }),
          label: t(`evaluations.tab.${one}`),
          current: one === tab,
        }))}
      />
      <Card title={t(`evaluations.tab.${tab}`)}>
        {tab === 'form' ? <Fields fields={sheet.fields} words={tools} /> : <Findings goals={sheet.goals} t={t} />}
      </Card>
    </>
  )
}

function AllEvaluations({ page: { sheets, paged, older }, tools }: Shown<'all'>): ComponentChild {
  const { t, link } = tools
  return (
    <>
      <BackLink href={link()}>{t('evaluations.back')}</BackLink>
      {sheets.map((sheet) => (
        <Card key={sheet.id} title={sheet.plan} icon="list-checks">
          <Facts sheet={sheet} tools={tools} />
          <h3>{t('evaluations.tab.form')}</h3>
          <Fields fields={sheet.fields} rank={4} words={tools} />
          <h3>{t('evaluations.tab.goals')}</h3>
          <Findings goals={sheet.goals} rank={4} t={t} />
        </Card>
      ))}
      <Pager
        t={t}
        newer={paged ? link({ query: { show: 'all' } }) : undefined}
        older={older === undefined ? undefined : link({ query: { show: 'all', before: older } })}
      />
    </>
  )
}

interface SheetProps {
  readonly sheet: EvaluationSheet
  readonly tools: ViewTools
}

function Heading({ sheet, tools }: SheetProps): ComponentChild {
  return (
    <div>
      <h2>{sheet.plan}</h2>
      <Facts sheet={sheet} tools={tools} />
    </div>
  )
}

function Facts({ sheet: { model, plan, changedAt, status, author }, tools: { t, locale } }: SheetProps): ComponentChild {
  const said = [
    model === plan ? undefined : model,
    changedAt && (
      <>
        {t('read.changed')}: <DayText value={changedAt} locale={locale} />
      </>
    ),
    status && t(`evaluations.status.${status}`),
    toStaffLine(author),
  ].filter((one) => one !== undefined && one !== '')
  if (said.length === 0) return null
  return (
    <p>
      {said.map((one, index) => (
        <span key={index}>
          {index > 0 && ' · '}
          {one}
        </span>
      ))}
    </p>
  )
}

function Findings({
  goals,
  rank = 3,
  t,
}: {
  readonly goals: readonly GoalFinding[]
  readonly rank?: 3 | 4
  readonly t: ViewTools['t']
}): ComponentChild {
  const Title = `h${rank}` as const
  if (goals.length === 0) return <p>{t('evaluations.noGoals')}</p>
  return (
    <>
      {goals.map(({ title = t('plan.goal'), outcome, text }, index) => (
        <section key={index} class="prose">
          <Title>{title}</Title>
          <DescriptionList
            items={[
              { term: t('evaluations.outcome'), value: outcome },
              { term: t('evaluations.explanation'), value: text && <Prose text={text} /> },
            ]}
          />
        </section>
      ))}
    </>
  )
}
