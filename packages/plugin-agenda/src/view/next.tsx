import type { ViewTools } from '@voordeur/core'
import { toSpokenDay } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { Entry } from '../calendar/entry.ts'
import { toSentence } from './say.ts'

/** The next appointment in one line: "Morgen om 10:00 Fysiotherapie". */
export function viewNext(entry: Entry | undefined, { t, now, locale }: ViewTools): ComponentChild {
  if (!entry) return t('calendar.next.none')
  const { day, begins, title } = entry
  const said = toSentence(toSpokenDay(day, now, locale))
  return (
    <>
      <time dateTime={begins === undefined ? day : `${day}T${begins}`}>
        {begins === undefined ? said : t('calendar.next.time', { day: said, time: begins })}
      </time>{' '}
      <strong>
        <bdi>{title}</bdi>
      </strong>
    </>
  )
}
