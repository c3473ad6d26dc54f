import { addDays, listDays, toMoment, toSeason } from '../example-export/calendar.ts'
import type { Client } from './client.ts'
import { createDeck, type Deck } from './deck.ts'
import type { Phrase, PhraseBook } from './phrase-book.ts'
import { between, createRandom, pick, type Random } from './random.ts'
import { say, type Subject } from './speech.ts'
import { STAFF, type StaffMember } from './staff.ts'
import type { Story } from './story.ts'
import { planDay, toMinutes, TOPICS, type Slot } from './topics.ts'

/** One line of `reports.ndjson`. */
export interface ReportLine {
  readonly id: string
  readonly client: string
  readonly reportedAt: string
  readonly recordedAt: string
  readonly topic: string
  readonly text: string
  readonly author: { readonly name: string; readonly role: string }
  readonly authorKind: 'staff' | 'family'
  readonly important?: true
}

/** What the reports of one client are made from. */
export interface ReportSources {
  readonly client: Client
  readonly book: PhraseBook
  readonly story: Story
  /** The last day in care, when care has ended. */
  readonly leaves: string | undefined
}

/** The day of the first report. Fixed, so that a later run only adds. */
export const FIRST_DAY = '2025-05-01'

/** Who writes about what happened, by topic; the others are written by the carers of the day. */
const WRITES_EVENTS: Readonly<Record<string, readonly string[]>> = {
  [TOPICS.arts]: ['doctor', 'day'],
  [TOPICS.lopen]: ['physio', 'day'],
  [TOPICS.activiteit]: ['activities'],
}

const FOLLOW_SHARE = 0.72
const TRIES = 12

/** Writes every report of a client up to a day, oldest first. */
export function writeReports(sources: ReportSources, until: string): readonly ReportLine[] {
  const { client, story, leaves } = sources
  const last = leaves !== undefined && leaves < until ? leaves : until
  const write = createWriter(sources)
  const events = Map.groupBy(story.events(FIRST_DAY, last, leaves), ({ day }) => day)
  return listDays(FIRST_DAY, last).flatMap((day) => {
    const random = createRandom(`${client.number}/${day}`)
    const routine =
      isAbsent(client, day) || day === leaves ? [] : planDay(client, day, random).flatMap((slot) => write(slot, day, random) ?? [])
    const written = (events.get(day) ?? []).map((event) => toEventLine(client, event, random))
    return number(
      [...routine, ...written].toSorted((one, other) => one.reportedAt.localeCompare(other.reportedAt)),
      client,
      day,
    )
  })
}

type Unnumbered = Omit<ReportLine, 'id'>

function number(lines: readonly Unnumbered[], { number: client }: Client, day: string): readonly ReportLine[] {
  return lines.map((line, index) => ({ id: `${client}-${day.replaceAll('-', '')}-${index + 1}`, ...line }))
}

function isAbsent({ absent = [] }: Client, day: string): boolean {
  return absent.some(({ from, until }) => day >= from && day <= until)
}

/** A writer remembers what it wrote about this client, so that it does not say the same twice. */
function createWriter({ client, book, story }: ReportSources) {
  const said = new Set<string>()
  const decks = new Map<string, Deck>()
  const deckOf = (heading: string): Deck => {
    const deck = decks.get(heading) ?? createDeck(`${client.number}/${heading}`, phrasesOf(heading))
    decks.set(heading, deck)
    return deck
  }
  const phrasesOf = (heading: string): readonly Phrase[] => {
    if (heading === 'familie') return story.family
    if (heading === 'familie +') return story.familyAfter
    return [...(book.get(heading) ?? []), ...(story.own.get(heading) ?? [])]
  }
  return (slot: Slot, day: string, random: Random): Unnumbered | undefined => {
    const words = toWords(client, day)
    const main = deckOf(slot.heading).draw(words)
    if (!main) return undefined
    const minutes = toMinutes(main.text, slot, random)
    const author = toAuthor(client, { ...slot, minutes }, random)
    const subject = toSubject(client, author.style, random)
    const text = toNewText(said, () => {
      const follow = random() < FOLLOW_SHARE ? deckOf(main.alone ? 'los/+' : `${slot.heading} +`).draw(words) : undefined
      return [main, follow].flatMap((phrase) => (phrase ? [say(phrase.text, subject, random)] : [])).join(' ')
    })
    return toLine(client, { day, text, topic: TOPICS[slot.theme], author, minutes, isFamily: slot.theme === 'familie' }, random)
  }
}

function toNewText(said: Set<string>, compose: () => string): string {
  let text = compose()
  for (let tries = 0; tries < TRIES && said.has(text); tries += 1) text = compose()
  said.add(text)
  return text
}

interface Draft {
  readonly day: string
  readonly minutes: number
  readonly topic: string
  readonly text: string
  readonly author: Pick<StaffMember, 'name' | 'role'>
  readonly isFamily: boolean
  readonly important?: boolean
}

function toLine({ number: client }: Client, { day, minutes, topic, text, author, isFamily, important }: Draft, random: Random): Unnumbered {
  return {
    client,
    reportedAt: toMoment(day, minutes),
    recordedAt: toMoment(day, minutes + between(random, 3, 75)),
    topic,
    text,
    author: { name: author.name, role: author.role },
    authorKind: isFamily ? 'family' : 'staff',
    ...(important && { important: true }),
  }
}

function toEventLine(client: Client, event: { day: string; topic: string; text: string; important: boolean }, random: Random): Unnumbered {
  const works = WRITES_EVENTS[event.topic] ?? ['day']
  const author = pick(
    random,
    staffOf(client).filter((member) => works.includes(member.works)),
  )
  const minutes = event.topic === TOPICS.nacht ? 400 : between(random, 630, 1010)
  return toLine(client, { ...event, author, minutes, isFamily: false }, random)
}

function staffOf({ ward }: Client): readonly StaffMember[] {
  return STAFF.filter((member) => member.ward === undefined || member.ward === ward)
}

function toAuthor(client: Client, { theme, minutes }: Slot, random: Random): Pick<StaffMember, 'name' | 'role' | 'style'> {
  if (theme === 'familie') return { ...client.familyAuthor, style: 'full' }
  const special = { activiteit: 'activities', lopen: 'physio', arts: 'day' } as const
  const wanted =
    minutes < 450 || theme === 'nacht' ? 'night' : random() < 0.45 && theme in special ? special[theme as keyof typeof special] : 'day'
  return pick(
    random,
    staffOf(client).filter(({ works }) => works === wanted),
  )
}

function toSubject(client: Client, style: Subject['style'], random: Random): Subject {
  const { gender, diet, visitors, prefix, family } = client
  const familyName = prefix === undefined ? family : `${prefix.charAt(0).toUpperCase()}${prefix.slice(1)} ${family}`
  const nurses = staffOf(client)
    .filter(({ works }) => works === 'day')
    .map(({ name }) => name)
  return { gender, diet, visitors, familyName, colleagues: nurses, style: style === 'named' && random() < 0.5 ? 'full' : style }
}

function toWords(client: Client, day: string): ReadonlySet<string> {
  const traits = client.traits
    .filter(({ from = FIRST_DAY, until = addDays(day, 1) }) => day >= from && day <= until)
    .map(({ word }) => word)
  return new Set([...traits, toSeason(day), client.gender === 'female' ? 'vrouw' : 'man'])
}
