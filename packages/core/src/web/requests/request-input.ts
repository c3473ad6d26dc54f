import { z } from 'zod'
import { EmailAddress } from '../../define/email-address.ts'
import { toTypedDay } from '../../define/typed-day.ts'
import type { Basis } from '../../define/viewer.ts'
import type { RequestContent } from '../../flows/requests/request-content.ts'
import { isBsnLike } from './is-bsn-like.ts'

// Controls, line separators, and marks that turn the reading direction, with which a name shows as another.
const ONE_LINE = /^[^\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]*$/u
const MANY_LINES = /^(?:[^\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]|[\r\n\t])*$/u
// Digits with what people write between them.
const PHONE = /^\+?[\d\s()./-]{6,30}$/

const EMPTY = 'request.problem.empty'

function line(most: number) {
  return z.string().trim().max(most, 'request.problem.long').regex(ONE_LINE, 'request.problem.text')
}

/** The grounds on which somebody can ask, in the order of the form. Who is invited does not ask. */
export const ASKED_BASES = [
  'self',
  'family',
  'written-authorisation',
  'parental-authority',
  'guardian',
  'mentor',
  'curator',
  'administrator',
] as const satisfies readonly Basis[]

const noBsn = (text: string) => !isBsnLike(text)

const Input = z.object({
  name: line(100).min(1, EMPTY),
  email: z.string().trim().min(1, EMPTY).pipe(z.string().max(254, 'request.problem.email').pipe(EmailAddress)),
  phone: line(30).refine((typed) => typed === '' || PHONE.test(typed), 'request.problem.phone'),
  client: line(100).min(1, EMPTY).refine(noBsn, 'request.problem.bsn'),
  born: z.string().trim().min(1, EMPTY).transform(toTypedDay).pipe(z.iso.date('request.problem.day')),
  number: line(40).refine(noBsn, 'request.problem.bsn'),
  basis: z.enum(ASKED_BASES, 'request.problem.basis'),
  explanation: z
    .string()
    .trim()
    .max(2000, 'request.problem.long')
    .regex(MANY_LINES, 'request.problem.text')
    .refine(noBsn, 'request.problem.bsn'),
})

/** The fields of the form, in the order of the page. */
export const REQUEST_FIELDS = Object.keys(Input.shape) as readonly RequestField[]

/** The name of a field of the form. */
export type RequestField = keyof z.infer<typeof Input>

/** What is wrong with a field, as a message key of core. */
export interface RequestProblem {
  readonly field: RequestField | 'evidence'
  readonly message: string
}

/** What was typed, as the content of a request; or everything that is wrong with it. Nothing is looked up. */
export function readRequest(
  typed: Readonly<Record<string, string>>,
  { today }: { readonly today: string },
): { readonly content: Omit<RequestContent, 'locale'> } | { readonly problems: readonly RequestProblem[] } {
  const read = Input.safeParse(Object.fromEntries(REQUEST_FIELDS.map((field) => [field, typed[field] ?? ''])))
  if (!read.success) return { problems: toProblems(read.error.issues) }
  const { name, email, phone, client, born, number, basis, explanation } = read.data
  if (born > today || born < '1890-01-01') return { problems: [{ field: 'born', message: 'request.problem.day' }] }
  return {
    content: {
      name,
      email,
      clientName: client,
      clientBornOn: born,
      basis,
      ...(phone && { phone }),
      ...(number && { clientNumber: number }),
      ...(explanation && { explanation }),
    },
  }
}

function toProblems(issues: readonly z.core.$ZodIssue[]): readonly RequestProblem[] {
  const first = new Map<RequestField, RequestProblem>()
  for (const { path, message } of issues) {
    const field = path[0] as RequestField
    const told = message.startsWith('request.') ? message : `request.problem.${field}`
    if (!first.has(field)) first.set(field, { field, message: told })
  }
  return REQUEST_FIELDS.flatMap((field) => first.get(field) ?? [])
}
