import type { ActionResult } from '@voordeur/core'
import { z } from 'zod'
import type { PortalContext } from './load.ts'

const LONGEST_TEXT = 40_000

/** The form of another version of the terms of use. */
export const TermsForm = z.strictObject({
  text: z
    .string()
    .regex(/[^\p{Z}\p{C}]/u, 'portal.problem.terms')
    .max(LONGEST_TEXT, 'portal.problem.terms.long'),
})

/** Publishes it. */
export async function publishTerms({ desk: { portal } }: PortalContext, { text }: z.infer<typeof TermsForm>): Promise<ActionResult> {
  await portal.publishTerms(text)
  return { message: 'portal.terms.published' }
}
