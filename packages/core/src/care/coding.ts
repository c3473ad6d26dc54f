import { z } from 'zod'

/** A code as a source wrote it, kept even when the portal does not know it. */
export const Coding = z.strictObject({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
})

/** A code as a source wrote it. */
export type Coding = z.infer<typeof Coding>
