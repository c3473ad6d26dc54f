import type { FieldProblem } from '@voordeur/core'
import type { ItemValues } from '../calendar/page.ts'
import { isDay } from '../time/day.ts'
import { REPEATS } from '../time/repeat.ts'
import type { TypedItem } from './input.ts'

/** How long a line and a note may be, in characters. */
export const MOST = { line: 100, note: 1000 } as const

/** What was read, or everything that is wrong with it. */
export type ReadItem = { readonly values: ItemValues } | { readonly problems: readonly FieldProblem[] }

/** Reads what was typed about an appointment: days and times also as people write them. */
export function readItem(typed: TypedItem): ReadItem {
  const [day, lastDay] = [toTypedDay(typed.day), toTypedDay(typed.lastDay)]
  const isWhole = typed.whole === 'on'
  const [begins, ends] = isWhole ? ['', ''] : [toTypedTime(typed.begins), toTypedTime(typed.ends)]
  const repeats = REPEATS.find((known) => known === typed.repeats) ?? 'none'
  const values: ItemValues = {
    title: toLine(typed.title),
    day,
    begins: orNull(begins),
    ends: orNull(ends),
    place: orNull(toLine(typed.place)),
    note: orNull(toText(typed.note)),
    repeats,
    lastDay: repeats === 'none' ? null : orNull(lastDay),
  }
  const problems = [...judgeWords(values), ...judgeDays(values), ...(isWhole ? [] : judgeTimes(values))]
  return problems.length > 0 ? { problems } : { values }
}

function judgeWords({ title, place, note }: ItemValues): readonly FieldProblem[] {
  return [
    ...when(title === '', { field: 'title', message: 'problem.title' }),
    ...when(title.length > MOST.line, { field: 'title', ...tooLong(MOST.line) }),
    ...when((place ?? '').length > MOST.line, { field: 'place', ...tooLong(MOST.line) }),
    ...when((note ?? '').length > MOST.note, { field: 'note', ...tooLong(MOST.note) }),
  ]
}

function judgeDays({ day, lastDay }: ItemValues): readonly FieldProblem[] {
  if (!isDay(day)) return [{ field: 'day', message: 'problem.day' }]
  if (lastDay === null) return []
  if (!isDay(lastDay)) return [{ field: 'lastDay', message: 'problem.day' }]
  return when(lastDay < day, { field: 'lastDay', message: 'problem.lastDay' })
}

function judgeTimes({ begins, ends }: ItemValues): readonly FieldProblem[] {
  if (begins === null) return [{ field: 'begins', message: 'problem.begins' }]
  if (!isTime(begins)) return [{ field: 'begins', message: 'problem.time' }]
  if (ends === null) return []
  if (!isTime(ends)) return [{ field: 'ends', message: 'problem.time' }]
  return when(ends <= begins, { field: 'ends', message: 'problem.ends' })
}

function when(isWrong: boolean, problem: FieldProblem): readonly FieldProblem[] {
  return isWrong ? [problem] : []
}

function tooLong(most: number): Omit<FieldProblem, 'field'> {
  return { message: 'problem.long', values: { most } }
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
const orNull = (text: string) => (text === '' ? null : text)

/** One line of words, without anything that is no word: what is pasted may hold line breaks, and signs that turn a line around. */
function toLine(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cs}\s\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .trim()
}

/** Lines of words. */
function toText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll(/[^\n\P{Cc}]|\p{Cs}/gu, ' ')
    .trim()
}

/** A day as somebody typed it in a browser that shows no calendar (`31-12-2026`); anything else stays as it is. */
function toTypedDay(typed: string): string {
  const [, day, month, year] = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\s*$/.exec(typed) ?? []
  return day === undefined || month === undefined ? typed.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** A time as somebody typed it (`9.30`, `9:30`, `14`); anything else stays as it is. */
function toTypedTime(typed: string): string {
  const [, hour, minute = '00'] = /^\s*(\d{1,2})(?:[:.](\d{2}))?(?::00)?\s*(?:uur)?\s*$/.exec(typed) ?? []
  return hour === undefined ? typed.trim() : `${hour.padStart(2, '0')}:${minute}`
}
