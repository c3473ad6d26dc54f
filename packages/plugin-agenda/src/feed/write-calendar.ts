import type { FeedTools } from '@voordeur/core'
import { addDays } from '../time/day.ts'
import { STEPS } from '../time/repeat.ts'
import { AMSTERDAM_LINES, ZONE } from './amsterdam-zone.ts'
import type { GivenEntry } from './given.ts'
import { toLines, toText, type IcalLine } from './ical-lines.ts'

/** How often a calendar is asked to look; a source is read every few hours. */
const REFRESH = 'PT4H'

/** Writes appointments as a calendar (RFC 5545) in the time of Amsterdam, so that 10:00 stays 10:00 when the clock changes. Pure. */
export function writeCalendar(entries: readonly GivenEntry[], tools: FeedTools): string {
  const { t, organisation } = tools
  return toLines([
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//Voordeur//Agenda//NL'],
    ['CALSCALE', 'GREGORIAN'],
    ['METHOD', 'PUBLISH'],
    // Not of whom: the maker of the app reads it too, and a person names their calendars as they like.
    ['X-WR-CALNAME', toText(`${t('calendar.title')} ${organisation.portalName}`)],
    ['X-WR-TIMEZONE', ZONE],
    ['REFRESH-INTERVAL;VALUE=DURATION', REFRESH],
    ['X-PUBLISHED-TTL', REFRESH],
    ...AMSTERDAM_LINES,
    ...entries.flatMap((entry) => toEvent(entry, tools)),
    ['END', 'VCALENDAR'],
  ])
}

function toEvent(entry: GivenEntry, { t, page }: FeedTools): readonly IcalLine[] {
  const { id, title, place, notes = [], state, writtenAt, changes } = entry
  const summary = title ?? t('feed.busy')
  return [
    ['BEGIN', 'VEVENT'],
    // The portal's own id at the portal's own name: the same at every fetch, and it says nothing of anybody.
    ['UID', `${id}@${new URL(page).hostname}`],
    ['DTSTAMP', toUtc(writtenAt)],
    ['LAST-MODIFIED', toUtc(writtenAt)],
    ['SEQUENCE', String(changes)],
    ...toTimes(entry),
    ...toRule(entry),
    ['SUMMARY', toText(state === 'cancelled' ? t('feed.cancelled', { title: summary }) : summary)],
    ['STATUS', { planned: 'CONFIRMED', tentative: 'TENTATIVE', cancelled: 'CANCELLED' }[state]],
    ['CLASS', 'PRIVATE'],
    ...(place === undefined ? [] : [['LOCATION', toText(place)] as const]),
    ...(notes.length === 0 ? [] : [['DESCRIPTION', toText(notes.join('\n'))] as const]),
    ['END', 'VEVENT'],
  ]
}

/** When it is; the end of whole days is the day after the last (RFC 5545, 3.6.1). */
function toTimes({ day, lastDay, begins, ends }: GivenEntry): readonly IcalLine[] {
  if (begins === undefined)
    return [
      ['DTSTART;VALUE=DATE', toDate(day)],
      ['DTEND;VALUE=DATE', toDate(addDays(lastDay, 1))],
    ]
  return [
    [`DTSTART;TZID=${ZONE}`, toWall(day, begins)],
    ...(ends === undefined || (day === lastDay && ends <= begins) ? [] : [[`DTEND;TZID=${ZONE}`, toWall(lastDay, ends)] as const]),
  ]
}

function toRule({ day, repeats, until, begins, skipped }: GivenEntry): readonly IcalLine[] {
  if (repeats === 'none') return []
  const { unit, size } = STEPS[repeats]
  const [frequency, interval] = unit === 'days' ? toDayStep(size) : size === 12 ? (['YEARLY', 1] as const) : (['MONTHLY', size] as const)
  const end = until === undefined ? '' : `;UNTIL=${begins === undefined ? toDate(until) : toEnd(until, begins)}`
  const days = skipped.filter((skip) => skip >= day)
  const exceptions: IcalLine =
    begins === undefined
      ? ['EXDATE;VALUE=DATE', days.map((skip) => toDate(skip)).join(',')]
      : [`EXDATE;TZID=${ZONE}`, days.map((skip) => toWall(skip, begins)).join(',')]
  return [['RRULE', `FREQ=${frequency}${interval === 1 ? '' : `;INTERVAL=${interval}`}${end}`], ...(days.length === 0 ? [] : [exceptions])]
}

function toDayStep(size: number): readonly [string, number] {
  return size % 7 === 0 ? ['WEEKLY', size / 7] : ['DAILY', size]
}

/**
 * Until when it comes back must be said in UTC (RFC 5545, 3.3.10). Amsterdam is one or two hours ahead: its wall clock read as UTC lies after the
 * appointment of that day, and before any of the next.
 */
function toEnd(day: string, time: string): string {
  return `${toWall(day, time)}Z`
}

const toDate = (day: string) => day.replaceAll('-', '')
const toWall = (day: string, time: string) => `${toDate(day)}T${time.replace(':', '')}00`
const toUtc = (instant: string) => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`
