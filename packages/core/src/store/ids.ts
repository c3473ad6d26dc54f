import { randomFillSync } from 'node:crypto'

const COUNTER_LIMIT = 0x1000

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
