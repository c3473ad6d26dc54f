import { toAmsterdamDay } from '@voordeur/core'
import type { NewsItem } from '@voordeur/core/care'

/** Whether news that is for a location (for everybody when there is none) is read by a client of this location: by name, whatever the capitals and white space. */
export function isForLocation(meant: string | undefined | null, location: string | undefined): boolean {
  if (meant === undefined || meant === null || meant.trim() === '') return true
  return location !== undefined && toKey(meant) === toKey(location)
}

function toKey(location: string): string {
  return location.replaceAll(/\s+/gu, ' ').trim().toLowerCase()
}

/** Whether news of a source has not ended yet; a day (`YYYY-MM-DD`) on which it ends is a day on which it is read. */
export function isStanding({ until }: Pick<NewsItem, 'until'>, now: Date): boolean {
  if (until === undefined) return true
  return until.length === 10 ? toAmsterdamDay(now) <= until : now < new Date(until)
}
