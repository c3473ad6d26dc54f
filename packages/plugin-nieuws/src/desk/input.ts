import { z } from 'zod'
import { LONGEST_ALT, LONGEST_TEXT, LONGEST_TITLE } from '../tables/tables.ts'

// Spaces and signs that are not seen say nothing.
const SOMETHING = /[^\p{Z}\p{C}]/u
const LONGEST_FIELD = 200

const Line = z.string().transform((line) =>
  line
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .normalize('NFC')
    .trim(),
)

const Title = Line.pipe(z.string().regex(SOMETHING, 'desk.problem.title').max(LONGEST_TITLE, 'desk.problem.title.long'))

// What a person typed: composed (NFC), with line breaks of one kind and nothing around it.
const Text = z
  .string()
  .transform((text) => text.replaceAll(/\r\n?/gu, '\n').normalize('NFC').trim())
  .pipe(z.string().max(LONGEST_TEXT, 'desk.problem.text.long'))

/** The form of a piece of news. `key` is its id, also before it is there; `seen` is which version of it stood on the page. */
export const NewsForm = z.strictObject({
  key: z.uuid(),
  seen: z.string().max(LONGEST_FIELD).default(''),
  title: Title,
  text: Text,
  location: z.string().max(LONGEST_FIELD).default(''),
  from: z.string().max(LONGEST_FIELD).default(''),
  until: z.string().max(LONGEST_FIELD).default(''),
  pinned: z.literal('on').optional(),
  alt: Line.pipe(z.string().max(LONGEST_ALT, 'desk.problem.alt.long')).default(''),
  noPhoto: z.literal('on').optional(),
  as: z.enum(['draft', 'publish']),
})

/** What was asked of a piece of news. */
export type NewsForm = z.infer<typeof NewsForm>

/** One piece of news, by its id. */
export const OneItem = z.strictObject({ id: z.uuid() })

/** Whether a text says anything. */
export function saysSomething(text: string): boolean {
  return SOMETHING.test(text)
}
