import { z } from 'zod'

/** A span of days or moments as the record has it; an open end is still running. */
export const Period = z.strictObject({
  start: z.string().optional(),
  end: z.string().optional(),
})

/** A span of days or moments. */
export type Period = z.infer<typeof Period>

/** A moment, ISO 8601 with offset. */
export const Instant = z.iso.datetime({ offset: true })

/** A day, `YYYY-MM-DD`, in Europe/Amsterdam. */
export const Day = z.iso.date()

/** A day or a moment, as precise as the record is. */
export const DayOrInstant = z.union([Day, Instant])
