import { EmailAddress } from '@voordeur/core'
import { z } from 'zod'

/** On what grounds the organisation gives access; who is invited is invited by the portal administrator. */
export const GROUNDS = [
  'self',
  'parental-authority',
  'guardian',
  'curator',
  'mentor',
  'administrator',
  'written-authorisation',
  'family',
] as const

const line = (message: string, most: number) => z.string().trim().min(1, message).max(most, message)
const tick = z.literal('on').optional()

/** The form by which somebody gets first access. */
export const GrantForm = z.strictObject({
  client: z.uuid(),
  name: line('clients.problem.name', 200),
  // Checked again where it is used; here it gets the words that a person understands.
  email: z.string().refine((typed) => EmailAddress.safeParse(typed).success, 'clients.problem.email'),
  basis: z.enum(GROUNDS, 'clients.problem.basis'),
  set: z.string().max(100).default(''),
  represents: tick,
  portalAdmin: tick,
  consented: tick,
  evidence: line('clients.problem.evidence', 300),
  phone: z.string().trim().max(40, 'clients.problem.phone').default(''),
})

/** One access of a client. */
export const AccessForm = z.strictObject({ client: z.uuid(), access: z.uuid() })

/** One client. */
export const ClientForm = z.strictObject({ client: z.uuid() })

/** A record as its source knows it, and why it is hidden or shown. */
export const RecordForm = z.strictObject({
  source: line('clients.problem.source', 100),
  type: line('clients.problem.type', 100),
  sourceId: line('clients.problem.id', 500),
  reason: line('clients.problem.reason', 100),
  as: z.enum(['hide', 'show']),
})
