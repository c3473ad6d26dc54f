import type { ActionResult } from '@voordeur/core'
import { z } from 'zod'
import type { RequestsContext } from './load.ts'

/** The grounds on which staff give access, in the order of the form. */
export const BASES = [
  'self',
  'family',
  'written-authorisation',
  'parental-authority',
  'guardian',
  'mentor',
  'curator',
  'administrator',
] as const

const Tick = z.literal('on').optional()

/** What the form holds by which a request is granted. */
export const Grant = z.strictObject({
  request: z.uuid(),
  client: z.uuid(),
  basis: z.enum(BASES, 'requests.problem.basis'),
  represents: Tick,
  portalAdmin: Tick,
  consented: Tick,
  set: z.string().max(100),
  phone: z.string().trim().max(30),
  evidence: z.string().trim().min(1, 'requests.problem.evidence').max(300, 'requests.problem.long'),
})

/** Gives the access that was asked for. */
export async function grant({ desk }: RequestsContext, input: z.infer<typeof Grant>): Promise<ActionResult> {
  const { request, client, basis, evidence, set, phone } = input
  await desk.requests.grant(request, {
    clientId: client,
    basis,
    represents: input.represents === 'on',
    portalAdmin: input.portalAdmin === 'on',
    consented: input.consented === 'on',
    evidence,
    ...(set === '' ? {} : { set }),
    ...(phone === '' ? {} : { phone }),
  })
  return { message: 'requests.granted' }
}

/** What the form holds by which a request is refused. */
export const Refusal = z.strictObject({
  request: z.uuid(),
  answer: z.string().trim().min(2, 'requests.problem.answer').max(1000, 'requests.problem.long'),
})

/** Says no, with the sentence that the person reads. */
export async function refuse({ desk }: RequestsContext, { request, answer }: z.infer<typeof Refusal>): Promise<ActionResult> {
  await desk.requests.refuse(request, answer)
  return { message: 'requests.refused' }
}
