import { z } from 'zod'
import { LONGEST_DESCRIPTION, LONGEST_TEXT } from '../tables/tables.ts'

/** How many photos go with one message. */
export const MOST_PHOTOS = 5

// Spaces and signs that are not seen are no message.
const SOMETHING = /[^\p{Z}\p{C}]/u

// What a person typed: composed (NFC), with line breaks of one kind and nothing around it.
const Typed = z.string().transform((text) => text.replaceAll(/\r\n?/gu, '\n').normalize('NFC').trim())
const Text = Typed.pipe(z.string().max(LONGEST_TEXT, 'board.problem.long'))
const Words = Text.pipe(z.string().regex(SOMETHING, 'board.problem.empty'))
const Description = z
  .string()
  .transform((text) =>
    text
      .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
      .normalize('NFC')
      .trim(),
  )
  .pipe(z.string().max(LONGEST_DESCRIPTION, 'photos.problem.long'))

const Key = z.uuid()

/** A new message. */
export const NewPost = z.strictObject({ key: Key, text: Words })

/** A new message with photos, which may do without words. */
export const NewPostWithPhotos = z.strictObject({ key: Key, text: Text.transform((text) => (SOMETHING.test(text) ? text : '')) })

/** A new reply. */
export const NewReply = z.strictObject({ key: Key, post: Key, text: Words })

/** A reply that is changed. */
export const ChangedReply = z.strictObject({ id: Key, text: Words })

const Photo = { photo: Key.exactOptional(), description: Description.exactOptional(), away: z.literal('on').exactOptional() }

/** The fields of each photo, by its place in the form. */
const PHOTOS = Object.fromEntries(
  Array.from({ length: MOST_PHOTOS }, (_, index) => index + 1).flatMap((place) =>
    Object.entries(Photo).map(([name, schema]) => [`${name}${place}`, schema]),
  ),
)

/** What is changed of a message: its words, what is said of its photos, and which of those go. */
export const ChangedPost = z.strictObject({ id: Key, text: Text, ...PHOTOS })

/** What is said of the photos of a message. */
export const DescribedPhotos = z.strictObject({ id: Key, ...PHOTOS })

/** One message or reply, by its id. */
export const OneMessage = z.strictObject({ id: Key })

/** What a form says of one photo. */
export interface ChangedPhoto {
  readonly id: string
  readonly description: string
  readonly away: boolean
}

/** What a form says of the photos, in its order; a place without a photo says nothing. */
export function readPhotos(fields: Readonly<Record<string, unknown>>): readonly ChangedPhoto[] {
  return Array.from({ length: MOST_PHOTOS }, (_, index) => index + 1).flatMap((place) => {
    const [id, description] = [fields[`photo${place}`], fields[`description${place}`]]
    return typeof id === 'string'
      ? [{ id, description: typeof description === 'string' ? description : '', away: fields[`away${place}`] === 'on' }]
      : []
  })
}

/** Whether a text says anything. */
export function saysSomething(text: string): boolean {
  return SOMETHING.test(text)
}
