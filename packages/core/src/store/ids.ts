import { randomUUID } from 'node:crypto'

/** What the text of an id looks like, as a regular expression of PostgreSQL; `isId` asks it in code. */
export const ID_PATTERN = '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

const COUNTER_LIMIT = 0x1000

const ID = new RegExp(ID_PATTERN)

let lastMillisecond = 0
let counter = 0

/**
 * A UUIDv7 (RFC 9562, 5.7 and 6.2 method 1): sorts by the moment it was made, and within this process every id sorts after the one before,
 * also when the clock stands still or goes back.
 */
export function createId(now: Date = new Date()): string {
  advance(now.getTime())
  const time = lastMillisecond.toString(16).padStart(12, '0')
  // The second half of a random UUID is the variant of RFC 9562 with 62 random bits, and its source keeps a stock of them.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${randomUUID().slice(19)}`
}

/** What sorts before every id that was made at this moment or later. */
export function toFirstId(moment: Date): string {
  const time = moment.getTime().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}

/** Whether a text is written as an id, in lower case. */
export function isId(text: string): boolean {
  return ID.test(text)
}

function advance(millisecond: number): void {
  if (millisecond > lastMillisecond) {
    lastMillisecond = millisecond
    counter = 0
    return
  }
  counter += 1
  if (counter === COUNTER_LIMIT) {
    lastMillisecond += 1
    counter = 0
  }
}
