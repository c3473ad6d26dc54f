import { z } from 'zod'
import { definePart } from '../../define/part.ts'
import type { VisibleRecord } from '../../define/part-context.ts'
import { definePlugin } from '../../define/plugin.ts'
import { defineRecord } from '../../define/record.ts'

/** A kind of record with prose and an author. */
function defineText(name: string) {
  return defineRecord({
    name,
    schema: z.strictObject({
      on: z.string().optional(),
      text: z.string(),
      author: z.strictObject({ name: z.string(), role: z.string() }).optional(),
    }),
    at: 'on',
    staffNames: ['author'],
    freeText: ['text'],
  })
}

/** Found by `notes`. */
export const Note = defineText('note')
/** Found by `law`, whose right goes by legal basis. */
export const Law = defineText('law')
/** Found by `safe`, which asks a stronger session than a test has. */
export const Safe = defineText('safe')
/** Read by `secret` and found by nothing. */
export const Secret = defineText('secret')

const Query = z.partialRecord(z.enum(['id']), z.string()) as z.ZodType<Record<string, string>>
const about = <const Id extends string>(id: Id, type: typeof Note) => ({
  id,
  title: `${id}.title`,
  icon: 'lock',
  scope: 'client' as const,
  reads: [type],
  applies: [type],
  query: Query,
  load: async () => '',
  view: () => '',
})
// What begins with a mark of its own is shown by no part.
const toLink = ({ id, data }: VisibleRecord<{ readonly text: string }>) => (data.text.startsWith('CONCEPT') ? undefined : { id })
const finding = (id: string, type: typeof Note) => [{ type, title: `${id}.hit`, link: toLink }] as const

const parts = [
  definePart({ ...about('notes', Note), rights: { read: {} }, search: finding('notes', Note) }),
  definePart({ ...about('law', Law), rights: { read: { explicit: true, byBasis: ['mentor'] } }, search: finding('law', Law) }),
  definePart({ ...about('safe', Safe), rights: { read: {} }, requires: 'eidas-high', search: finding('safe', Safe) }),
  definePart({ ...about('secret', Secret), rights: { read: {} } }),
  // Finds what another part finds already, behind it.
  definePart({ ...about('again', Note), rights: { read: {} }, search: finding('again', Note) }),
]
const words = Object.fromEntries(parts.flatMap(({ id }) => [`${id}.title`, `${id}.hit`].map((key) => [key, `De ${key}`])))

/** A plugin whose parts find notes and law, and one that finds nothing. */
export const finders = definePlugin({ id: 'proef', api: 1, messages: { nl: words, en: words }, parts: () => parts })
