import type { ViewTools } from '@voordeur/core'
import { Button, Card, Disclosure, EmptyState } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { WzdOptions } from '../options.ts'
import { Timeline } from '../timeline/timeline.tsx'
import type { WzdPage } from './load.ts'
import { MeasureItem } from './measure-item.tsx'
import { Rights } from './rights.tsx'
import type { Section, ShownMeasure } from './shown-measure.ts'
import { Summary } from './summary.tsx'
import { Titles } from './titles.tsx'

type Everything = Extract<WzdPage, { readonly measures: unknown }>

type JustOne = Exclude<WzdPage, Everything>

interface PageProps {
  readonly page: Everything
  readonly tools: ViewTools
}

const ICONS = { running: 'shield', emergency: 'siren', judged: 'hourglass' } as const

/** The page that was asked for; the rights stand below each. */
export function viewMeasures(page: WzdPage, options: WzdOptions, tools: ViewTools): ComponentChild {
  if ('measures' in page && page.page === 'summary') return <Summary page={page} options={options} tools={tools} />
  return (
    <>
      {'measure' in page ? <One page={page} tools={tools} /> : <All page={page} tools={tools} />}
      <Rights options={options} tools={tools} />
    </>
  )
}

function All({ page, tools }: PageProps): ComponentChild {
  const { t, link } = tools
  const { measures, titles } = page
  if (measures.length === 0 && titles.length === 0) return <Nothing tools={tools} />
  return (
    <>
      {measures.length === 0 && <Nothing tools={tools} />}
      <p>{t('measures.lead')}</p>
      <p class="actions">
        <Button kind="secondary" icon="printer" href={link({ query: { show: 'summary' } })}>
          {t('measures.summary.open')}
        </Button>
      </p>
      <Timeline measures={measures} tools={tools} />
      {(['running', 'emergency', 'judged'] as const).map((section) => (
        <SectionCard key={section} section={section} page={page} tools={tools} />
      ))}
      <TitlesCard titles={titles} tools={tools} />
      <Ended page={page} tools={tools} />
    </>
  )
}

function Nothing({ tools: { t } }: { readonly tools: ViewTools }): ComponentChild {
  return (
    <EmptyState icon="shield-check" title={t('measures.empty')}>
      {t('measures.empty.text')}
    </EmptyState>
  )
}

interface SectionProps {
  readonly section: Exclude<Section, 'ended'>
  readonly page: Everything
  readonly tools: ViewTools
}

function SectionCard({ section, page, tools: { t }, tools }: SectionProps): ComponentChild {
  const measures = page.measures.filter((shown) => shown.section === section)
  if (measures.length === 0) return null
  return (
    <Card title={t(`measures.${section}`)} icon={ICONS[section]}>
      {section !== 'running' && <p>{t(`measures.${section}.lead`)}</p>}
      <MeasureList measures={measures} tools={tools} />
    </Card>
  )
}

function MeasureList({ measures, tools }: { readonly measures: readonly ShownMeasure[]; readonly tools: ViewTools }): ComponentChild {
  return (
    <ul class="wishes" role="list">
      {measures.map((shown) => (
        <li key={shown.id}>
          <MeasureItem shown={shown} tools={tools} />
        </li>
      ))}
    </ul>
  )
}

/** The titles that hold, and apart from them those that begin later. */
function TitlesCard({ titles, tools: { t }, tools }: Pick<Everything, 'titles'> & Pick<PageProps, 'tools'>): ComponentChild {
  const now = titles.filter(({ holds }) => holds === 'now')
  const later = titles.filter(({ holds }) => holds === 'later')
  if (now.length + later.length === 0) return null
  return (
    <Card title={t('measures.titles')} icon="scale">
      <p>{t('measures.titles.lead')}</p>
      <Titles titles={now} tools={tools} />
      {later.length > 0 && (
        <section>
          <h3>{t('measures.titles.ahead')}</h3>
          <Titles titles={later} tools={tools} />
        </section>
      )}
    </Card>
  )
}

/** What is over stands folded, below. */
function Ended({ page, tools, tools: { t } }: PageProps): ComponentChild {
  const measures = page.measures.filter(({ section }) => section === 'ended')
  const titles = page.titles.filter(({ holds }) => holds === 'no-longer')
  return (
    <>
      {measures.length > 0 && (
        <Disclosure label={t('measures.ended', { count: measures.length })} icon="history" onPaper>
          <MeasureList measures={measures} tools={tools} />
        </Disclosure>
      )}
      {titles.length > 0 && (
        <Disclosure label={t('measures.ended.titles')} icon="history" onPaper>
          <Titles titles={titles} tools={tools} />
        </Disclosure>
      )}
    </>
  )
}

function One({ page: { measure, isFirst }, tools }: { readonly page: JustOne; readonly tools: ViewTools }): ComponentChild {
  const { t, link } = tools
  const { section } = measure
  const title = section === 'ended' ? t('timeline.isEnded') : t(`measures.${section}`)
  return (
    <>
      <p class="actions">
        <Button kind="quiet" icon="arrow-left" href={link()}>
          {t('measures.back')}
        </Button>
        {!isFirst && (
          <Button kind="quiet" icon="shield" href={link({ query: { measure: measure.id } })}>
            {t('applications.first')}
          </Button>
        )}
      </p>
      <Card title={title} icon={section === 'ended' ? 'history' : ICONS[section]}>
        <MeasureList measures={[measure]} tools={tools} />
      </Card>
    </>
  )
}
