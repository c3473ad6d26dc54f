import { z } from 'zod'
import { isDay } from '../time/day.ts'

// Longer than any field: what stands in them is judged when it is read, so that everything that is wrong is told at once.
const Typed = z.string().max(4000).default('')

const Fields = {
  title: Typed,
  day: Typed,
  whole: z.literal('on').exactOptional(),
  begins: Typed,
  ends: Typed,
  place: Typed,
  note: Typed,
  repeats: Typed,
  lastDay: Typed,
}

/** A new appointment, as its form sends it; `key` is its id, so that what is sent twice is one. */
export const NewItem = z.strictObject({ key: z.uuid(), ...Fields })

/** An appointment that is changed. */
export const ChangedItem = z.strictObject({ id: z.uuid(), ...Fields })

/** One appointment. */
export const OneItem = z.strictObject({ id: z.uuid() })

/** One day of an appointment that comes back. */
export const OneDay = z.strictObject({ id: z.uuid(), day: z.string().refine(isDay, 'must be a day') })

/** What was typed about an appointment. */
export type TypedItem = Omit<z.infer<typeof NewItem>, 'key'>
