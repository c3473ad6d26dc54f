import { readFileSync } from 'node:fs'
import { addDays } from '../example-export/calendar.ts'
import { parsePhrases, type Phrase } from './phrase-book.ts'

/** One report written for one day. */
export interface StoryEvent {
  readonly day: string
  readonly topic: string
  readonly important: boolean
  readonly text: string
}

/** What is written for one client by hand. */
export interface Story {
  /** The client's own sentences by heading of the phrase book (`eten/goed`). */
  readonly own: ReadonlyMap<string, readonly Phrase[]>
  readonly family: readonly Phrase[]
  readonly familyAfter: readonly Phrase[]
  /** The events between two days. An event `einde-4` lies four days before the last day in care, `--12-05` comes every year. */
  readonly events: (from: string, until: string, leaves: string | undefined) => readonly StoryEvent[]
}

/** Which heading a client's own sentences join when only the theme is named. */
const FIRST_HEADING: Readonly<Record<string, string>> = { eten: 'goed', nacht: 'goed', stemming: 'goed' }
const EVENT = /^(\d{4}-\d{2}-\d{2}|--\d{2}-\d{2}|einde-\d+) (.+?)( !)?$/

/** Reads a client's story. */
export function readStory(file: URL): Story {
  const sections = parsePhrases(readFileSync(file, 'utf8'))
  const own = [...sections]
    .filter(([heading]) => heading.startsWith('eigen '))
    .map(([heading, phrases]) => [toHeading(heading), phrases] as const)
  return {
    own: new Map(own),
    family: sections.get('familie') ?? [],
    familyAfter: sections.get('familie +') ?? [],
    events: (from, until, leaves) =>
      [...sections]
        .flatMap(([heading, phrases]) => toEvents(heading, phrases, { from, until, leaves }))
        .filter(({ day }) => day >= from && day <= until)
        .toSorted((one, other) => one.day.localeCompare(other.day)),
  }
}

interface Span {
  readonly from: string
  readonly until: string
  readonly leaves: string | undefined
}

function toHeading(heading: string): string {
  const [, theme = '', group] = heading.split(' ')
  return `${theme}/${group ?? FIRST_HEADING[theme] ?? 'gewoon'}`
}

function toEvents(heading: string, phrases: readonly Phrase[], span: Span): readonly StoryEvent[] {
  const [, when, topic, important] = EVENT.exec(heading) ?? []
  if (when === undefined || topic === undefined) return []
  const text = phrases.map((phrase) => phrase.text).join('\n')
  return toDays(when, span).map((day) => ({ day, topic, important: important !== undefined, text }))
}

function toDays(when: string, { from, until, leaves }: Span): readonly string[] {
  if (when.startsWith('einde-')) return leaves === undefined ? [] : [addDays(leaves, -Number(when.slice(6)))]
  if (!when.startsWith('--')) return [when]
  const years = Array.from(
    { length: Number(until.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, index) => Number(from.slice(0, 4)) + index,
  )
  return years.map((year) => `${year}${when.slice(1)}`)
}
