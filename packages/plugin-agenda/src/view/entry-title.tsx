import type { ViewTools } from '@voordeur/core'
import type { ComponentChild } from 'preact'
import type { Entry } from '../calendar/entry.ts'

interface TitleProps {
  readonly entry: Entry
  readonly tools: ViewTools
}

/** The title of an appointment, with the word for one that does not go on or is not certain; a line through it is only the second cue. */
export function EntryTitle({ entry, tools }: TitleProps) {
  return (
    <>
      <bdi>{entry.state === 'cancelled' ? <s>{entry.title}</s> : entry.title}</bdi>
      <EntryState entry={entry} tools={tools} />
    </>
  )
}

/** The title as a link to the appointment on its day. */
export function LinkedTitle({ entry, tools }: TitleProps) {
  const { id, day, title, state } = entry
  return (
    <>
      <a href={tools.link({ query: { item: id, day } })}>
        <bdi>{state === 'cancelled' ? <s>{title}</s> : title}</bdi>
      </a>
      <EntryState entry={entry} tools={tools} />
    </>
  )
}

function EntryState({ entry: { state }, tools: { t } }: TitleProps): ComponentChild {
  return state === 'planned' ? null : <strong> ({t(`calendar.${state}`)})</strong>
}
