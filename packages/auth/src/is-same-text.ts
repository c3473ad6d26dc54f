import { timingSafeEqual } from 'node:crypto'

/** Whether two texts are the same, in a time that does not say where they differ. */
export function isSameText(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.byteLength === other.byteLength && timingSafeEqual(one, other)
}
