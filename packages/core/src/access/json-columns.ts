import { z } from 'zod'

/** An instant as a column or as PostgreSQL writes it in JSON. */
export const Instant = z.union([z.date(), z.string()]).transform((value) => new Date(value))

/** An instant that may be missing. */
export const MaybeInstant = Instant.nullish().transform((value) => value ?? undefined)

/** Text or a day (`YYYY-MM-DD`) that may be missing. */
export const MaybeText = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined)
