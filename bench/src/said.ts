import { z } from 'zod'
import { Person, Regular } from './settings.ts'

/** A child that has nothing to say but that it is there. */
export const Ready = z.strictObject({ ready: z.literal(true) })

/** A server, and where it is. */
export const Serving = z.strictObject({ url: z.string() })

/** Comparisons of a password. */
export const Compared = z.strictObject({ perSecond: z.number() })

/** Who was enrolled. */
export const Prepared = z.strictObject({ regulars: z.array(Regular), others: z.array(Person) })
