import type { ViewTools } from '@voordeur/core'
import { Explained, Icon, Prose, type EventItem } from '@voordeur/core/ui'
import { toTopicIcon } from '../labels/topic-icon.ts'
import { sayKind, sayResult } from '../measurements/say-reading.ts'
import type { Reading } from '../measurements/reading.ts'
import { sayAuthor, toStaffLine } from '../staff-line.ts'
import type { MeasurementEntry, ReportEntry, TimelineEntry, TitledEntry } from './entry.ts'

type Words = Pick<ViewTools, 't' | 'locale'>

const ICONS: Readonly<Record<TitledEntry['kind'], string>> = {
  plan: 'clipboard-list',
  goal: 'target',
  form: 'file-text',
  evaluation: 'list-checks',
  document: 'file-text',
}

/** A report as an item of a list. */
export function toReportEvent(entry: ReportEntry, { t }: Words): EventItem {
  return {
    id: entry.id,
    when: entry.when,
    title: entry.topic ?? t('timeline.report'),
    icon: toTopicIcon(entry.topic),
    meta: sayAuthor(entry, t),
    important: entry.important,
    body: <Prose text={entry.text} />,
  }
}

/** A measurement as an item of a list. */
export function toMeasurementEvent({ id, when, reading }: MeasurementEntry, words: Words): EventItem {
  return {
    id,
    when,
    title: sayKind(reading, words.t),
    icon: 'activity',
    meta: toStaffLine(reading.performer),
    body: <ReadingBody reading={reading} {...words} />,
  }
}

/** An event of the timeline as an item of a list. */
export function toEvent(entry: TimelineEntry, words: Words): EventItem {
  if (entry.kind === 'report') return toReportEvent(entry, words)
  if (entry.kind === 'measurement') return toMeasurementEvent(entry, words)
  const { id, when, kind } = entry
  return { id, when, title: words.t(`timeline.${kind}`), icon: ICONS[kind], body: <Prose text={toText(entry, words.t)} /> }
}

/** What an event says in one line of plain text. */
export function toEventLine(entry: TimelineEntry, words: Words): { readonly title: string; readonly text: string } {
  const { t } = words
  if (entry.kind === 'report') return { title: entry.topic ?? t('timeline.report'), text: entry.text }
  if (entry.kind === 'measurement') return { title: sayKind(entry.reading, t), text: sayResult(entry.reading, words) }
  return { title: t(`timeline.${entry.kind}`), text: entry.text ?? '' }
}

function toText({ kind, text }: TitledEntry, t: ViewTools['t']): string {
  return text ?? (kind === 'plan' ? t('timeline.plan.text') : '')
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
        <p key={note}>
          <Explained text={note} />
        </p>
      ))}
    </div>
  )
}
