import type { ViewTools } from '@voordeur/core'
import { Prose, toDayWithYear, toSpokenTime } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

interface AnswerTextProps extends Pick<ViewTools, 't' | 'locale'> {
  readonly answer: string
}

/** One answer: a day or a moment and nothing else is a value, and said in words; all other text stands as it was written. */
export function AnswerText({ answer, t, locale }: AnswerTextProps): ComponentChild {
  const said = sayValue(answer.trim(), { t, locale })
  if (said === undefined) return <Prose text={answer} />
  return (
    <p>
      <time dateTime={answer.trim()}>{said}</time>
    </p>
  )
}

function sayValue(answer: string, { t, locale }: Pick<ViewTools, 't' | 'locale'>): string | undefined {
  if (!DAY.test(answer) && !MOMENT.test(answer)) return undefined
  const day = toDayWithYear(answer, locale)
  // It looked like a day, and there is no such day.
  if (day === answer) return undefined
  return DAY.test(answer) ? day : t('forms.moment', { day, time: toSpokenTime(answer, locale) })
}
