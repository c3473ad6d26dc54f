import type { ViewTools } from '@voordeur/core'
import { Icon, Prose, type EventItem } from '@voordeur/core/ui'
import { toTopicIcon } from '../labels/topic-icon.ts'
import { sayKind, sayResult } from '../measurements/say-reading.ts'
import type { Reading } from '../measurements/reading.ts'
import { toStaffLine } from '../staff-line.ts'
import type { ReportEntry, TimelineEntry } from './entry.ts'

type Words = Pick<ViewTools, 't' | 'locale'>

/** A report as an item of a list. */
export function toReportEvent(entry: ReportEntry, { t }: Words): EventItem {
  return {
    id: entry.id,
    when: entry.when,
    title: entry.topic ?? t('timeline.report'),
    icon: toTopicIcon(entry.topic),
    meta: toAuthor(entry, t),
    important: entry.important,
    body: <Prose text={entry.text} />,
  }
}

/** An event of the timeline as an item of a list. */
export function toEvent(entry: TimelineEntry, words: Words): EventItem {
  if (entry.kind === 'report') return toReportEvent(entry, words)
  const { id, when } = entry
  if (entry.kind === 'measurement') {
    const { reading } = entry
    return {
      id,
      when,
      title: sayKind(reading, words.t),
      icon: 'activity',
      meta: toStaffLine(reading.performer),
      body: <ReadingBody reading={reading} {...words} />,
    }
  }
  if (entry.kind === 'plan') {
    return {
      id,
      when,
      title: words.t('timeline.plan'),
      icon: 'clipboard-list',
      body: <Prose text={entry.title ?? words.t('timeline.plan.text')} />,
    }
  }
  return { id, when, title: words.t('timeline.goal'), icon: 'target', body: <Prose text={entry.text ?? ''} /> }
}

/** What an event says in one line of plain text. */
export function toEventLine(entry: TimelineEntry, words: Words): { readonly title: string; readonly text: string } {
  const { t } = words
  if (entry.kind === 'report') return { title: entry.topic ?? t('timeline.report'), text: entry.text }
  if (entry.kind === 'measurement') return { title: sayKind(entry.reading, t), text: sayResult(entry.reading, words) }
  if (entry.kind === 'plan') return { title: t('timeline.plan'), text: entry.title ?? '' }
  return { title: t('timeline.goal'), text: entry.text ?? '' }
}

function toAuthor({ author, byFamily }: ReportEntry, t: ViewTools['t']): string | undefined {
  const line = toStaffLine(author)
  if (!byFamily) return line
  return line === undefined ? t('timeline.byFamily') : `${t('timeline.byFamily')}: ${line}`
}

function ReadingBody({ reading, ...words }: { readonly reading: Reading } & Words) {
  return (
    <div class="prose">
      <p>{sayResult(reading, words)}</p>
      {!reading.plausible && (
        <p>
          <Icon name="triangle-alert" size={18} /> {words.t('measurements.implausible')}
        </p>
      )}
      {reading.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  )
}
