import { z } from 'zod'

/** Who looks at a page of the guard's bench: the session, and everything that a page without a guard knows beforehand. */
export const Viewer = z.strictObject({
  cookie: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  accessId: z.string(),
  clientId: z.string(),
  clientName: z.string(),
  newestReport: z.string(),
})

/** Who looks at a page of the guard's bench: the session, and everything that a page without a guard knows beforehand. */
export type Viewer = z.infer<typeof Viewer>

/** One cell of the grid: a portal of so many parts over a database of so many clients, and who looks. */
export const Cell = z.strictObject({ databaseUrl: z.string(), clients: z.number(), parts: z.number(), viewers: z.array(Viewer) })

/** One cell of the grid: a portal of so many parts over a database of so many clients, and who looks. */
export type Cell = z.infer<typeof Cell>
