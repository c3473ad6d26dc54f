import { addDays, toMoment } from '../example-export/calendar.ts'

const PLACE = /\{\{(?<days>[+-]?\d{1,4})(?: (?<clock>\d{2}:\d{2}))?\}\}/g
const EACH = new RegExp(PLACE.source)

/**
 * A text in which days are written as so many days from today, with the day or the moment in their place: `{{-3}}` is a day, `{{-3 14:20}}` a moment in
 * Amsterdam.
 */
export function fillDays(text: string, today: string): string {
  return text.replaceAll(PLACE, (place) => {
    const { days, clock } = EACH.exec(place)?.groups ?? {}
    const day = addDays(today, Number(days))
    return clock === undefined ? day : toMoment(day, toMinutes(clock))
  })
}

function toMinutes(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
