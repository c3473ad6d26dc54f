import type { ViewTools } from '@voordeur/core'
import { Card, DataTable, DescriptionList, EmptyState, Filters, Icon, Pager, When } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { MeasurementsPage } from './load.ts'
import type { Reading } from './reading.ts'
import { sayKind, sayResult } from './say-reading.ts'

/** The measurements of a client. */
export function viewMeasurements(page: MeasurementsPage, tools: ViewTools): ComponentChild {
  const { t, link } = tools
  if (page.kinds.length === 0) return <EmptyState icon="activity" title={t('measurements.empty')} />
  const chosen = page.kind === undefined ? {} : { kind: page.kind }
  return (
    <>
      <Card title={t('measurements.latest')} icon="activity">
        <DescriptionList
          items={page.latest.map((reading) => ({ term: sayKind(reading, t), value: <Latest reading={reading} tools={tools} /> }))}
        />
      </Card>
      <Filters label={t('measurements.kinds')} items={toKinds(page, tools)} />
      <History page={page} tools={tools} />
      <Pager
        t={t}
        newer={page.paged ? link({ query: chosen }) : undefined}
        older={page.older === undefined ? undefined : link({ query: { ...chosen, before: page.older } })}
      />
    </>
  )
}

/** The newest measurement in one line. */
export function viewNewestMeasurement(reading: Reading | undefined, tools: ViewTools): ComponentChild {
  if (!reading) return tools.t('measurements.empty')
  return (
    <>
      <strong>{sayKind(reading, tools.t)}</strong>: <Latest reading={reading} tools={tools} />
    </>
  )
}

interface ReadingProps {
  readonly reading: Reading
  readonly tools: ViewTools
}

function Latest({ reading, tools }: ReadingProps): ComponentChild {
  const { t, locale } = tools
  return (
    <>
      <Result reading={reading} t={t} locale={locale} /> (<Measured reading={reading} tools={tools} precision="day" />)
    </>
  )
}

function Measured({ reading: { when }, tools, precision }: ReadingProps & { readonly precision: 'day' | 'minute' }): ComponentChild {
  if (when === undefined) return tools.t('measurements.undated')
  return <When value={when} now={tools.now} locale={tools.locale} precision={precision} />
}

function Result({ reading, ...speech }: { readonly reading: Reading } & Pick<ViewTools, 't' | 'locale'>): ComponentChild {
  const result = sayResult(reading, speech)
  if (reading.plausible) return result
  return (
    <>
      {result}{' '}
      <span class="badge">
        <Icon name="triangle-alert" size={16} /> {speech.t('measurements.implausible')}
      </span>
    </>
  )
}

interface PageProps {
  readonly page: MeasurementsPage
  readonly tools: ViewTools
}

function History({ page, tools }: PageProps): ComponentChild {
  const { t, locale } = tools
  const first = page.kind === undefined ? undefined : page.history[0]
  return (
    <DataTable
      caption={first ? t('measurements.history.of', { label: sayKind(first, t) }) : t('measurements.history')}
      columns={[
        { key: 'when', label: t('measurements.when') },
        { key: 'what', label: t('measurements.what') },
        { key: 'value', label: t('measurements.value'), numeric: true },
        ...(page.history.some(({ notes }) => notes.length > 0) ? [{ key: 'note', label: t('measurements.note') }] : []),
      ]}
      rows={page.history.map((reading) => ({
        when: <Measured reading={reading} tools={tools} precision="minute" />,
        what: sayKind(reading, t),
        value: <Result reading={reading} t={t} locale={locale} />,
        note: reading.notes.join(' '),
      }))}
    />
  )
}

function toKinds(page: MeasurementsPage, { t, link }: ViewTools) {
  const known = page.latest
  return [
    { href: link(), label: t('measurements.kinds.all'), current: page.kind === undefined },
    ...page.kinds.map(({ value, count }) => ({
      href: link({ query: { kind: value } }),
      label: sayKind(known.find((reading) => reading.label === value) ?? { code: {}, label: value }, t),
      current: page.kind === value,
      count,
    })),
  ]
}
