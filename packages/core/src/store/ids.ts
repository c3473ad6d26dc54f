import { randomFillSync } from 'node:crypto'

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
  const bytes = randomFillSync(Buffer.allocUnsafe(16))
  bytes.writeUIntBE(lastMillisecond, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return toText(bytes.toString('hex'))
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

function toText(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
