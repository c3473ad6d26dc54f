import { DeliveryError } from '@voordeur/core'

/** The digits of a number in E.164 (`+31612345678` → `31612345678`). Throws `DeliveryError` (`REFUSED`) for what is no such number. */
export function toDigits(recipient: string): string {
  const digits = /^\+([1-9][0-9]{6,14})$/.exec(recipient)?.[1]
  if (digits === undefined) throw new DeliveryError('REFUSED')
  return digits
}
