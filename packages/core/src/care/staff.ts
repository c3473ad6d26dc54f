import { z } from 'zod'

/** A member of staff: the name gives way to the role where the organisation says so. */
export const Staff = z.strictObject({
  name: z.string().optional(),
  role: z.string().optional(),
})

/** A member of staff. */
export type Staff = z.infer<typeof Staff>
