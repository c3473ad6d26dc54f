import type { ViewTools } from '@voordeur/core'
import { Button, Card, DataTable, DescriptionList, EmptyState, Explained, Filters, Icon, Pager, When } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { MeasurementsPage, YearPicture } from './load.ts'
import { Picture, Sketch } from './picture.tsx'
import type { Reading } from './reading.ts'
import { sayKind, sayResult } from './say-reading.ts'
import { isDrawable } from './series.ts'

/** The measurements of a client: the newest of each kind, or one kind as a picture, and the table behind it. */
export function viewMeasurements(page: MeasurementsPage, tools: ViewTools): ComponentChild {
  const { t, link } = tools
  if (page.kinds.length === 0) return <EmptyState icon="activity" title={t('measurements.empty')} />
  const chosen = toChosen(page)
  return (
    <>
      <Filters label={t('measurements.kinds')} items={toKinds(page, tools)} />
      {page.kind === undefined ? <Overview page={page} tools={tools} /> : <OneKind page={page} tools={tools} />}
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

function Overview({ page, tools }: PageProps): ComponentChild {
  return (
    <Card title={tools.t('measurements.latest')} icon="activity">
      <DescriptionList
        items={page.latest.map((reading) => ({
          term: sayKind(reading, tools.t),
          value: <Newest reading={reading} page={page} tools={tools} />,
        }))}
      />
    </Card>
  )
}

function Newest({ reading, page, tools }: ReadingProps & PageProps): ComponentChild {
  const course = page.courses.find(({ label }) => label === reading.label)
  return (
    <div class="course">
      <span>
        <Latest reading={reading} tools={tools} />
      </span>
      {course && <Sketch drawn={course.drawn} />}
    </div>
  )
}

function OneKind({ page, tools }: PageProps): ComponentChild {
  const [first] = page.latest.filter(({ label }) => label === page.kind)
  if (!first || !page.picture) return null
  const kind = sayKind(first, tools.t)
  return (
    <Card title={kind} icon="chart-line">
      <YearOf picture={page.picture} kind={kind} tools={tools} />
      <Years picture={page.picture} kind={page.kind ?? ''} tools={tools} />
    </Card>
  )
}

interface YearProps {
  readonly picture: YearPicture
  readonly kind: string
  readonly tools: ViewTools
}

function YearOf({ picture: { drawn }, kind, tools }: YearProps): ComponentChild {
  return (
    <>
      {isDrawable(drawn) ? <Picture drawn={drawn} kind={kind} speech={tools} /> : <p>{tools.t('measurements.picture.few')}</p>}
      {drawn.leftOut > 0 && <p>{tools.t('measurements.picture.leftOut', { count: drawn.leftOut })}</p>}
    </>
  )
}

function Years({ picture: { earlier, later }, kind, tools: { t, link } }: YearProps): ComponentChild {
  if (earlier === undefined && later === undefined) return null
  return (
    <nav class="pager" aria-label={t('measurements.years')}>
      {later !== undefined && (
        <Button kind="secondary" href={link({ query: { kind, until: later } })} icon="arrow-left">
          {t('measurements.years.later')}
        </Button>
      )}
      {earlier !== undefined && (
        <Button kind="secondary" href={link({ query: { kind, until: earlier } })} icon="history">
          {t('measurements.years.earlier')}
        </Button>
      )}
    </nav>
  )
}

function History({ page, tools }: PageProps): ComponentChild {
  const { t, locale } = tools
  const first = page.kind === undefined ? undefined : page.history[0]
  return (
    <DataTable
      caption={first ? t('measurements.history.of', { label: sayKind(first, t) }) : t('measurements.history')}
      columns={[
        { key: 'when', label: t('measurements.when') },
        // Of one kind the heading says what it is.
        ...(page.kind === undefined ? [{ key: 'what', label: t('measurements.what') }] : []),
        { key: 'value', label: t('measurements.value'), numeric: true },
        ...(page.history.some(({ notes }) => notes.length > 0) ? [{ key: 'note', label: t('measurements.note') }] : []),
      ]}
      rows={page.history.map((reading) => ({
        when: <Measured reading={reading} tools={tools} precision="minute" />,
        what: sayKind(reading, t),
        value: <Result reading={reading} t={t} locale={locale} />,
        note: reading.notes.length > 0 && <Explained text={reading.notes.join(' ')} />,
      }))}
    />
  )
}

function toChosen({ kind, until }: MeasurementsPage): Readonly<Record<string, string>> {
  return { ...(kind && { kind }), ...(until && { until }) }
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
