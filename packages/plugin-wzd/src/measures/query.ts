import { z } from 'zod'

/** What may be asked of the page: the summary to print, one measure, and the applications before a place in its list. */
export const Query: z.ZodType<Readonly<Record<string, string | undefined>>> = z.union([
  z.strictObject({ show: z.literal('summary').exactOptional() }),
  z.strictObject({ measure: z.uuid(), before: z.string().max(200).exactOptional() }),
])
