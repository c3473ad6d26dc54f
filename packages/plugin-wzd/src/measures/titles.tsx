import type { ViewTools } from '@voordeur/core'
import { DescriptionList, Prose, toDayWithYear } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import { lawWords } from '../messages/law-words.ts'
import type { ShownTitle } from './shown-title.ts'

interface TitlesProps {
  readonly titles: readonly ShownTitle[]
  readonly tools: ViewTools
}

/** Legal titles with the days on which they hold. */
export function Titles({ titles, tools }: TitlesProps): ComponentChild {
  return (
    <DescriptionList
      items={titles.map((title) => ({
        term: sayTitle(title, tools),
        value: (
          <>
            {sayPeriod(title, tools)}
            {title.notes.map((note, index) => (
              <Prose key={index} text={note} />
            ))}
          </>
        ),
      }))}
    />
  )
}

/** What a title is called: by our own words for its code, else by those of the record. */
export function sayTitle({ code, label }: ShownTitle, { t }: Pick<ViewTools, 't'>): string {
  const key = `title.${code.code ?? ''}`
  return Object.hasOwn(lawWords.nl, key) ? t(key) : label
}

/** From when until when a title holds, as far as that is known. */
export function sayPeriod({ from, until }: ShownTitle, { t, locale }: Pick<ViewTools, 't' | 'locale'>): string {
  const days = {
    from: from === undefined ? '' : toDayWithYear(from, locale),
    until: until === undefined ? '' : toDayWithYear(until, locale),
  }
  if (from !== undefined && until !== undefined) return t('title.between', days)
  if (from !== undefined) return t('title.from', { day: days.from })
  return until === undefined ? t('title.undated') : t('title.until', { day: days.until })
}
