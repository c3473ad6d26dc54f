import { toDayWithYear } from '@voordeur/core/ui'
import type { DrawnSeries, Point, Series } from './series.ts'
import { sayKind, sayValue, type Speech } from './say-reading.ts'

/** A picture in words, for who can't see it or can't read it: of when, and the lowest, highest and last value of each line. */
export function sayPicture(drawn: DrawnSeries, kind: string, speech: Speech): string {
  const isOnly = drawn.series.length === 1
  const lines = drawn.series.map((series) =>
    sayExtremes(series, isOnly ? undefined : sayKind(series, speech.t), { ...speech, unit: drawn.unit }),
  )
  return [saySpan(drawn, kind, speech), ...lines].filter((sentence) => sentence !== undefined).join(' ')
}

function saySpan({ series }: DrawnSeries, kind: string, { t, locale }: Speech): string {
  const moments = series.flatMap(({ points }) => listTrue(points).map(({ when }) => when)).toSorted()
  const [from, until] = [toDayWithYear(moments[0] ?? '', locale), toDayWithYear(moments.at(-1) ?? '', locale)]
  return t('measurements.picture.span', { kind, from, until })
}

function sayExtremes(
  { points }: Series,
  name: string | undefined,
  { unit, ...speech }: Speech & { readonly unit: string | undefined },
): string | undefined {
  const values = listTrue(points).map(({ value }) => value)
  const last = values.at(-1)
  if (last === undefined) return undefined
  const say = (value: number) => sayValue(value, unit, speech)
  const said = { low: say(Math.min(...values)), high: say(Math.max(...values)), last: say(last) }
  return name === undefined ? speech.t('measurements.picture.extremes', said) : speech.t('measurements.picture.line', { name, ...said })
}

function listTrue(points: readonly Point[]): readonly Point[] {
  return points.filter(({ plausible }) => plausible)
}
