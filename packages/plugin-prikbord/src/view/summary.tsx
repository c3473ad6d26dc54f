import type { ViewTools } from '@voordeur/core'
import { When } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { NewestPost } from '../board/load-summary.ts'

const LONGEST = 140

/** The newest message on the panel of the start page: who, when, its first line, and that there is a photo. */
export function viewNewestPost(newest: NewestPost | undefined, { t, now, locale }: ViewTools): ComponentChild {
  if (!newest) return t('summary.empty')
  const { author, at, line, photos } = newest
  return (
    <>
      <strong>
        <bdi>{author}</bdi>
      </strong>
      , <When value={at} now={now} locale={locale} />
      {line !== '' && <>: {toStart(line)}</>}
      {photos > 0 && ` (${t('summary.photos', { count: photos })})`}
    </>
  )
}

/** The beginning of a line, cut between two words. */
function toStart(line: string): string {
  if (line.length <= LONGEST) return line
  const cut = line.slice(0, LONGEST)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST - 30)).trimEnd()}…`
}
