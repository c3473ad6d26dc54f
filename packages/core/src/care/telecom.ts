import { z } from 'zod'

/** A way to reach someone (zib ContactInformation). */
export const Telecom = z.strictObject({
  kind: z.enum(['phone', 'mobile', 'email', 'fax', 'other']),
  value: z.string(),
  use: z.enum(['home', 'work', 'temporary']).optional(),
})

/** A way to reach someone. */
export type Telecom = z.infer<typeof Telecom>
