import type { Locale } from '@voordeur/core'
import type { ComponentChild } from 'preact'
import { toGeometry, type Geometry, type Place } from './geometry.ts'
import { sayPicture } from './say-picture.ts'
import { sayKind, sayValue, type Speech } from './say-reading.ts'
import type { DrawnSeries } from './series.ts'

/** Shapes around the point at which they stand: lines differ by shape and dash, never by colour alone. */
const MARKS = ['M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z', 'M-5 -5h10v10h-10z', 'M0 -7l7 12h-14z'] as const
const DOUBT = 'M-6 -6l12 12M6 -6l-12 12'
const WORDS_ID = 'measurements-picture'
const NEAR_THE_EDGE = 85
const LONG_SPAN = 92 * 86_400_000

interface PictureProps {
  readonly drawn: DrawnSeries
  /** What was measured, in words. */
  readonly kind: string
  readonly speech: Speech
}

/** Measurements as lines over time. Beside it stands in words what it shows, and that is what it is called for who can't see it. */
export function Picture({ drawn, kind, speech }: PictureProps): ComponentChild {
  const geometry = toGeometry(drawn.series)
  return (
    <figure class="chart">
      <svg class="chart-picture" role="img" aria-labelledby={WORDS_ID}>
        <Axes geometry={geometry} unit={drawn.unit} speech={speech} />
        <Lines geometry={geometry} />
        {geometry.lines.map(({ marks }, index) => marks.map((place, at) => <Mark key={at} place={place} shape={toMark(index)} />))}
        {geometry.doubtful.map((place, at) => (
          <Mark key={at} place={place} shape={DOUBT} doubtful />
        ))}
      </svg>
      <Legend drawn={drawn} doubtful={geometry.doubtful.length > 0} speech={speech} />
      <figcaption id={WORDS_ID}>{sayPicture(drawn, kind, speech)}</figcaption>
    </figure>
  )
}

function Lines({ geometry }: { readonly geometry: Geometry }): ComponentChild {
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">
      {geometry.lines.map(({ path }, index) => (
        <path key={index} class={`chart-line chart-line-${index + 1}`} d={path} />
      ))}
    </svg>
  )
}

function Axes({ geometry, unit, speech }: { readonly geometry: Geometry; readonly unit: string | undefined; readonly speech: Speech }) {
  const say = toDaySayer(geometry.columns, speech.locale)
  return (
    <>
      {geometry.rows.map(({ at, value }, index) => (
        <g key={value}>
          <line class="chart-grid" x1="0" x2="100%" y1={`${at}%`} y2={`${at}%`} />
          <text class="chart-word" x="0" y={`${at}%`} dy="-4">
            {index === geometry.rows.length - 1 ? sayValue(value, unit, speech) : sayValue(value, undefined, speech)}
          </text>
        </g>
      ))}
      {geometry.columns.map(({ at, value }) => (
        <text key={value} class="chart-word" x={`${at}%`} y="98%" text-anchor={at > NEAR_THE_EDGE ? 'end' : 'middle'}>
          {say(value)}
        </text>
      ))}
    </>
  )
}

/** A place on a picture whose size the page decides: a small drawing of its own, moved there. */
function Mark({ place, shape, doubtful }: { readonly place: Place; readonly shape: string; readonly doubtful?: boolean }): ComponentChild {
  return (
    <svg class={doubtful ? 'chart-doubt' : 'chart-mark'} x={`${place.x}%`} y={`${place.y}%`}>
      <path d={shape} />
    </svg>
  )
}

interface LegendProps {
  readonly drawn: DrawnSeries
  readonly doubtful: boolean
  readonly speech: Speech
}

/** What each line is; one line is named by its heading. */
function Legend({ drawn, doubtful, speech }: LegendProps): ComponentChild {
  const names = drawn.series.length > 1 ? drawn.series.map((series) => sayKind(series, speech.t)) : []
  if (names.length === 0 && !doubtful) return null
  return (
    <ul class="chart-legend">
      {names.map((name, index) => (
        <li key={name}>
          <svg class="chart-key" width="48" height="16" aria-hidden="true">
            <path class={`chart-line chart-line-${index + 1}`} d="M0 8H48" />
            <Mark place={{ x: 50, y: 50 }} shape={toMark(index)} />
          </svg>
          {name}
        </li>
      ))}
      {doubtful && (
        <li>
          <svg class="chart-key" width="48" height="16" aria-hidden="true">
            <Mark place={{ x: 50, y: 50 }} shape={DOUBT} doubtful />
          </svg>
          {speech.t('measurements.implausible')}
        </li>
      )}
    </ul>
  )
}

/** The course of a few values, without axes: decoration beside the value that is written there. */
export function Sketch({ drawn }: { readonly drawn: DrawnSeries }): ComponentChild {
  const { lines } = toGeometry(drawn.series, { left: 3, right: 97, top: 10, bottom: 90 })
  return (
    <svg class="sketch" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {lines.map(({ path }, index) => (
        <path key={index} class={`chart-line chart-line-${index + 1}`} d={path} />
      ))}
    </svg>
  )
}

function toMark(index: number): string {
  return MARKS[index] ?? MARKS[0]
}

/** Days over a short time; over a long one months, with the year where it begins. */
function toDaySayer(columns: Geometry['columns'], locale: Locale): (at: number) => string {
  const [first = 0] = columns.map(({ value }) => value)
  const isLong = (columns.at(-1)?.value ?? 0) - first > LONG_SPAN
  const format = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', { timeZone: 'UTC', month: 'short', ...parts })
  const [day, month, monthAndYear] = [format({ day: 'numeric' }), format({}), format({ year: 'numeric' })]
  return (at) => {
    if (!isLong) return day.format(at)
    return (at === first || new Date(at).getUTCMonth() === 0 ? monthAndYear : month).format(at)
  }
}
