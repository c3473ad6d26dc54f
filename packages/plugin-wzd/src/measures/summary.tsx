import { toAmsterdamDay, type ViewTools } from '@voordeur/core'
import { Button, Card, DescriptionList, Explained, toDayWithYear } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { WzdOptions } from '../options.ts'
import { sayStaff } from './facts.tsx'
import type { WzdPage } from './load.ts'
import { sayCommission } from './rights.tsx'
import type { ShownMeasure } from './shown-measure.ts'
import { sayPeriod, sayTitle } from './titles.tsx'

const LONGEST_REASON = 200

interface SummaryProps {
  readonly page: Extract<WzdPage, { readonly measures: unknown }>
  readonly options: WzdOptions
  readonly tools: ViewTools
}

/** One sheet of paper in plain words: who, what runs, why, until when, who is responsible, and what the reader can do. */
export function Summary({ page, options, tools }: SummaryProps): ComponentChild {
  const { t, link, locale, now } = tools
  const running = page.measures.filter(({ section }) => section !== 'ended')
  const titles = page.titles.filter(({ holds }) => holds === 'now')
  return (
    <>
      <div class="actions">
        <Button kind="quiet" icon="arrow-left" href={link()}>
          {t('measures.back')}
        </Button>
      </div>
      <div class="sheet">
        <Card title={t('summary.title', { client: page.client })} icon="scroll-text">
          <p>{t('summary.lead', { day: toDayWithYear(toAmsterdamDay(now), locale) })}</p>
          {running.length === 0 && <p>{t('summary.none')}</p>}
          {running.map((shown) => (
            <section key={shown.id}>
              <h3>{shown.measure.label}</h3>
              <DescriptionList items={toFacts(shown, tools)} />
            </section>
          ))}
          {titles.length > 0 && (
            <section>
              <DescriptionList items={[{ term: t('summary.titles'), value: sayTitles(titles, tools) }]} />
            </section>
          )}
        </Card>
        <Card title={t('summary.rights.title')} icon="life-buoy">
          <div class="prose">
            <ul>
              <li>{t('summary.rights.advocate', { name: options.advocate.name, phone: options.advocate.phone })}</li>
              <li>{t('summary.rights.complaint', { name: sayCommission(options, tools) })}</li>
              <li>{t('summary.rights.meeting')}</li>
              <li>{t('summary.rights.documents')}</li>
            </ul>
          </div>
        </Card>
      </div>
    </>
  )
}

function sayTitles(titles: SummaryProps['page']['titles'], tools: ViewTools): string {
  return titles.map((title) => `${sayTitle(title, tools)}, ${sayPeriod(title, tools)}`).join('; ')
}

function toFacts({ legalClass, measure, term }: ShownMeasure, { t, locale }: ViewTools) {
  const why = [measure.seriousHarm, measure.emergency?.reason, ...measure.reasons].filter((text) => text !== undefined).join(' ')
  return [
    { term: t('measure.class'), value: t(`class.${legalClass}.short`) },
    { term: t('summary.why'), value: why !== '' && <Explained text={shorten(why)} /> },
    { term: t('summary.until'), value: term && sayTerm(term, { t, locale }) },
    { term: t('summary.responsible'), value: sayStaff(measure.responsible) },
  ]
}

function sayTerm(term: NonNullable<ShownMeasure['term']>, { t, locale }: Pick<ViewTools, 't' | 'locale'>): string {
  const day = toDayWithYear(term.endsOn, locale)
  return term.isOverdue ? t('deadline.late', { day, days: -term.daysLeft }) : `${day} (${t('deadline.left', { days: term.daysLeft })})`
}

/** So much of a text as leaves room for the rest on one sheet, up to a whole word. */
function shorten(text: string): string {
  if (text.length <= LONGEST_REASON) return text
  return `${text.slice(0, LONGEST_REASON).replace(/\s+\S*$/u, '')} …`
}
