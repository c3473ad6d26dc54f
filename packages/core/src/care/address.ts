import { z } from 'zod'

/** An address (zib AddressInformation). `lines` as they are written on an envelope. */
export const Address = z.strictObject({
  lines: z.array(z.string()),
  postalCode: z.string().optional(),
  city: z.string().optional(),
  country: z.string().optional(),
  use: z.enum(['home', 'temporary', 'work', 'postal']).optional(),
})

/** An address. */
export type Address = z.infer<typeof Address>
