import { readPeriod } from '@voordeur/core'

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit' })
const MINUTES_OF_A_DAY = 1440

/** The instant of a day and a time (`21:00`, `9.30`) as somebody typed them, in Amsterdam; what is wrong with them otherwise, as a message key. */
export function toInstant(day: string, time: string): Date | { readonly wrong: string } {
  const period = readPeriod({ from: day, until: '' })
  if ('errors' in period || period.from === undefined) return { wrong: 'core.period.notADay' }
  const minutes = readMinutes(time)
  if (minutes === undefined) return { wrong: 'portal.problem.time' }
  const guess = new Date(period.from.getTime() + minutes * 60_000)
  // On the two days on which the clock changes, a day does not have as many minutes before a time as the clock says.
  return new Date(guess.getTime() + toShort(minutes - toMinutes(CLOCK.format(guess))) * 60_000)
}

function readMinutes(time: string): number | undefined {
  const [, hour, minute = '00'] = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:uur)?\s*$/iu.exec(time) ?? []
  return hour === undefined || Number(hour) > 23 || Number(minute) > 59 ? undefined : Number(hour) * 60 + Number(minute)
}

function toMinutes(clock: string): number {
  const [hour, minute] = clock.split(':').map(Number)
  return (hour ?? 0) * 60 + (minute ?? 0)
}

/** The short way around the clock. */
function toShort(minutes: number): number {
  if (minutes > MINUTES_OF_A_DAY / 2) return minutes - MINUTES_OF_A_DAY
  return minutes < -MINUTES_OF_A_DAY / 2 ? minutes + MINUTES_OF_A_DAY : minutes
}
