import type { Locale, ViewTools } from '@voordeur/core'
import type { ComponentChild } from 'preact'
import type { ShownMeasure } from '../measures/shown-measure.ts'
import type { Bar, BarKind, Row, TimelineGeometry } from './geometry.ts'
import { sayTimeline } from './say-timeline.ts'

const WORDS_ID = 'wzd-timeline'
const HATCH_ID = 'wzd-late'
const LONGEST_LABEL = 30
/** In `em`, so that the picture grows with the size of the text: a row with its name above its bar. */
const ROW = 3.5
const BAR_TOP = 1.6
const BAR_HEIGHT = 1.15
const AXIS = 2.25

interface PictureProps {
  readonly geometry: TimelineGeometry
  readonly measures: readonly ShownMeasure[]
  readonly tools: ViewTools
}

/** Measures as bars over time. Beside it stands in words what it shows, and that is what it is called for who can't see it. */
export function TimelinePicture({ geometry, measures, tools }: PictureProps): ComponentChild {
  const bottom = geometry.rows.length * ROW
  const kinds = new Set(geometry.rows.flatMap(({ bars }) => bars.map(({ kind }) => kind)))
  return (
    <figure class="chart">
      <svg class="terms" role="img" aria-labelledby={WORDS_ID} width="100%" height={`${bottom + AXIS}em`}>
        <Hatch />
        <Months geometry={geometry} bottom={bottom} locale={tools.locale} />
        {geometry.rows.map((row, index) => (
          <RowOf key={row.id} row={row} top={index * ROW} />
        ))}
        <line class="term-today" x1={`${geometry.today}%`} x2={`${geometry.today}%`} y1="0" y2={`${bottom}em`} />
      </svg>
      <Legend kinds={kinds} hasBoundary={geometry.rows.some(({ boundaries }) => boundaries.length > 0)} tools={tools} />
      <figcaption id={WORDS_ID}>{sayTimeline(geometry, measures, tools)}</figcaption>
    </figure>
  )
}

/** Stripes: what is late is known by its pattern, not by its colour. */
function Hatch(): ComponentChild {
  return (
    <defs>
      <pattern id={HATCH_ID} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line class="term-stripe" x1="0" x2="0" y1="0" y2="8" />
      </pattern>
    </defs>
  )
}

function Months({ geometry, bottom, locale }: { readonly geometry: TimelineGeometry; readonly bottom: number; readonly locale: Locale }) {
  const say = toMonthSayer(locale)
  return geometry.months.map(({ day, at }) => (
    <g key={day}>
      <line class="chart-grid" x1={`${at}%`} x2={`${at}%`} y1="0" y2={`${bottom}em`} />
      <text class="chart-word" x={`${at}%`} y={`${bottom + AXIS / 1.5}em`} text-anchor="middle">
        {say(day)}
      </text>
    </g>
  ))
}

function RowOf({ row, top }: { readonly row: Row; readonly top: number }): ComponentChild {
  return (
    <g>
      <text class="term-name" x="0" y={`${top + BAR_TOP - 0.4}em`}>
        {shorten(row.label)}
      </text>
      {row.bars.map((bar, index) => (
        <Stretch key={index} bar={bar} top={top + BAR_TOP} />
      ))}
      {row.boundaries.map((at) => (
        <line
          key={at}
          class="term-edge"
          x1={`${at}%`}
          x2={`${at}%`}
          y1={`${top + BAR_TOP - 0.15}em`}
          y2={`${top + BAR_TOP + BAR_HEIGHT + 0.15}em`}
        />
      ))}
    </g>
  )
}

function Stretch({ bar: { kind, left, width }, top }: { readonly bar: Bar; readonly top: number }): ComponentChild {
  const fill = kind === 'late' ? { fill: `url(#${HATCH_ID})` } : {}
  return <rect class={`term term-${kind}`} x={`${left}%`} y={`${top}em`} width={`${width}%`} height={`${BAR_HEIGHT}em`} rx="3" {...fill} />
}

interface LegendProps {
  readonly kinds: ReadonlySet<BarKind>
  readonly hasBoundary: boolean
  readonly tools: ViewTools
}

/** What each way of drawing says; of those that stand in the picture. */
function Legend({ kinds, hasBoundary, tools: { t } }: LegendProps): ComponentChild {
  return (
    <ul class="chart-legend" role="list">
      {(['runs', 'ended', 'judged', 'late'] as const)
        .filter((kind) => kinds.has(kind))
        .map((kind) => (
          <li key={kind}>
            <svg class="chart-key" width="40" height="18" aria-hidden="true">
              <rect
                class={`term term-${kind}`}
                x="2"
                y="2"
                width="36"
                height="14"
                rx="3"
                {...(kind === 'late' ? { fill: `url(#${HATCH_ID})` } : {})}
              />
            </svg>
            {t(`timeline.key.${kind}`)}
          </li>
        ))}
      {hasBoundary && (
        <li>
          <svg class="chart-key" width="40" height="18" aria-hidden="true">
            <rect class="term term-runs" x="2" y="2" width="36" height="14" rx="3" />
            <line class="term-edge" x1="20" x2="20" y1="0" y2="18" />
          </svg>
          {t('timeline.key.boundary')}
        </li>
      )}
      <li>
        <svg class="chart-key" width="40" height="18" aria-hidden="true">
          <line class="term-today" x1="20" x2="20" y1="0" y2="18" />
        </svg>
        {t('timeline.today')}
      </li>
    </ul>
  )
}

/** A name that fits on a phone; the table has it whole. */
function shorten(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…`
}

/** The month, with the year when it begins one. */
function toMonthSayer(locale: Locale): (day: string) => string {
  const format = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', { timeZone: 'UTC', month: 'short', ...parts })
  const [month, monthAndYear] = [format({}), format({ year: 'numeric' })]
  let year = ''
  return (day) => {
    const isNew = day.slice(0, 4) !== year
    year = day.slice(0, 4)
    return (isNew ? monthAndYear : month).format(new Date(day))
  }
}
