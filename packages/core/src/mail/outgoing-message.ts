import { z } from 'zod'
import { MailAddress } from '../define/email-address.ts'

/** A mobile number in E.164 (`+31612345678`). */
export const PhoneNumber = z.string().regex(/^\+[1-9]\d{7,14}$/, 'must be a telephone number such as +31612345678')

// Controls end or hide a header; line separators and marks that turn the reading direction let a subject lie.
const INVISIBLE = /[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/u
const INVISIBLE_IN_BODY = new RegExp(`(?![\\n\\t])${INVISIBLE.source}`, 'u')

const Subject = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !INVISIBLE.test(text), 'must be one line without control characters')

const body = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => !INVISIBLE_IN_BODY.test(text), 'must be plain text without control characters')

/** A message to send: a mail, or a text message (SMS). Plain text only. */
export const OutgoingMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mail'), recipient: MailAddress, subject: Subject, body: body(20_000) }),
  z.strictObject({ kind: z.literal('text'), recipient: PhoneNumber, body: body(1000) }),
])

/** A message to send: a mail, or a text message (SMS). Plain text only. */
export type OutgoingMessage = z.infer<typeof OutgoingMessage>
