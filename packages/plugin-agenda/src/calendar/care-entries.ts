import type { RecordReader, VisibleRecord } from '@voordeur/core'
import { Appointment } from '@voordeur/core/care'
import { addDays, toAmsterdam, type Moment } from '../time/day.ts'
import type { Window } from '../time/repeat.ts'
import type { Entry } from './entry.ts'

const PAGE = 100
/** A thousand appointments in a window: more is a mistake of the source, and no page. */
const MOST_PAGES = 10
/** How long before a window an appointment may have begun that still lasts in it. */
const LONGEST_DAYS = 14

// FHIR R4, Appointment.status.
const CANCELLED: readonly (string | undefined)[] = ['cancelled', 'noshow']
const TENTATIVE: readonly (string | undefined)[] = ['proposed', 'pending', 'waitlist']
const MISTAKEN = 'entered-in-error'

/** An appointment of the care record, with the record it is in. */
export interface CareEntry {
  readonly entry: Entry
  readonly record: VisibleRecord<Appointment>
}

/** The appointments of the care record in a window. */
export async function listCareEntries(records: RecordReader, { from, until }: Window): Promise<readonly CareEntry[]> {
  // In UTC, and a day wider than Amsterdam; what lies outside is left out below.
  const filter = { from: `${addDays(from, -LONGEST_DAYS)}T00:00:00Z`, until: `${addDays(until, 1)}T00:00:00Z`, limit: PAGE }
  const found: CareEntry[] = []
  let before: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, older } = await records.list(Appointment, { ...filter, ...(before !== undefined && { before }) })
    found.push(...items.flatMap((record) => toPair(record) ?? []))
    if (older === undefined) break
    before = older
  }
  return found.filter(({ entry: { day, lastDay } }) => lastDay >= from && day < until)
}

function toPair(record: VisibleRecord<Appointment>): CareEntry | undefined {
  const entry = toCareEntry(record)
  return entry && { entry, record }
}

/** An appointment of the care record as the agenda shows it; undefined for one without a day, and for a mistake. */
export function toCareEntry({ id, data }: VisibleRecord<Appointment>): Entry | undefined {
  const { title, status, start, end, location, notes, specialty } = data
  if (start === undefined || status === MISTAKEN) return undefined
  return {
    id,
    title,
    ...toTimes(toMoment(start), end === undefined ? undefined : toMoment(end)),
    state: toState(status),
    ...(location !== undefined && { place: location }),
    with: listPeople(data),
    notes: [...(specialty === undefined || specialty === title ? [] : [specialty]), ...notes],
  }
}

function toTimes(begin: Moment, finish: Moment = begin): Pick<Entry, 'day' | 'lastDay' | 'begins' | 'ends'> {
  const lastDay = finish.day > begin.day ? finish.day : begin.day
  if (begin.time === undefined) return { day: begin.day, lastDay }
  const ends = finish === begin ? undefined : finish.time
  return { day: begin.day, lastDay, begins: begin.time, ...(ends !== undefined && { ends }) }
}

function toState(status: string | undefined): Entry['state'] {
  if (CANCELLED.includes(status)) return 'cancelled'
  return TENTATIVE.includes(status) ? 'tentative' : 'planned'
}

/** Who takes part and did not decline: by name and role, as far as the organisation's rules left them. */
function listPeople({ participants }: Appointment): readonly string[] {
  const lines = participants
    .filter(({ status }) => status !== 'declined')
    .map(({ staff, name, role }) =>
      [staff?.name ?? name, staff?.role ?? role].filter((word) => word !== undefined && word !== '').join(', '),
    )
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** A day stays one; an instant is said as a clock in Amsterdam shows it. */
function toMoment(value: string): Moment {
  return value.length === 10 ? { day: value } : toAmsterdam(new Date(value))
}
