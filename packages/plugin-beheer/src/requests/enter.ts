import type { ActionResult, Upload } from '@voordeur/core'
import { z } from 'zod'
import { BASES } from './answer.ts'
import type { RequestsContext } from './load.ts'

const EMPTY = 'requests.problem.empty'
const LONG = 'requests.problem.long'
const line = (most: number) => z.string().trim().max(most, LONG)

/** What staff type for somebody who asked in person. */
export const Entered = z.strictObject({
  key: z.uuid(),
  name: line(100).min(1, EMPTY),
  email: z.string().trim().min(1, EMPTY).pipe(z.email('requests.problem.email')),
  phone: line(30),
  clientName: line(100).min(1, EMPTY),
  clientNumber: line(40),
  basis: z.enum(BASES, 'requests.problem.basis'),
  explanation: line(2000).min(1, EMPTY),
})

/** Enters it: it waits for a decision like any other, so that two people see it where the organisation wants that. */
export async function enter(
  { desk, files }: RequestsContext & { readonly files: readonly Upload[] },
  { phone, clientNumber, ...rest }: z.infer<typeof Entered>,
): Promise<ActionResult> {
  const evidence = files.flatMap((file) => (file.kind === 'csv' ? [] : [{ name: file.name, mime: file.mime, bytes: file.bytes }]))
  const more = { ...(phone === '' ? {} : { phone }), ...(clientNumber === '' ? {} : { clientNumber }) }
  await desk.requests.enter({ ...rest, ...more, evidence })
  return { message: 'requests.entered', query: { request: rest.key } }
}
