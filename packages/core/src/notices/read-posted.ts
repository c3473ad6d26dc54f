import { z } from 'zod'
import type { ComposedNotice } from '../compose/composition.ts'
import type { PostedNotice } from '../define/notice.ts'
import { NoticeError } from './notice-error.ts'

const LONGEST = 200
const MOST_VALUES = 20
const MOST_RECEIVERS = 500

const Line = z
  .string()
  .max(LONGEST)
  // A surrogate without its other half is no text: PostgreSQL refuses it, and would refuse everything that is told with it.
  .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]*$/u, 'must be one line without control characters')

const Posted = z.strictObject({
  kind: z.string(),
  reference: Line.min(1),
  values: z
    .record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,39}$/, 'must be the name of a place in a message'), z.union([Line, z.number()]))
    .refine((values) => Object.keys(values).length <= MOST_VALUES, `must be at most ${MOST_VALUES}`)
    .default({}),
  to: z.union([z.literal('network'), z.array(z.uuid()).max(MOST_RECEIVERS)]).default('network'),
})

/** A notice of a plugin that was found to be one it declares. */
export interface ReadNotice {
  readonly declared: ComposedNotice
  readonly reference: string
  readonly values: Readonly<Record<string, string | number>>
  readonly to: 'network' | readonly string[]
}

/** Reads what an action posts, as what its plugin declares. Throws `NoticeError`. */
export function readPosted(given: PostedNotice, declared: (kind: string) => ComposedNotice | undefined): ReadNotice {
  const parsed = Posted.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new NoticeError('NOTICE_INVALID', `The notice can't be given: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`)
  }
  const { kind, ...notice } = parsed.data
  const found = declared(kind)
  if (!found) throw new NoticeError('NOTICE_UNDECLARED', `The plugin declares no notice "${kind}". Add it to \`notices\` of definePlugin.`)
  return { declared: found, ...notice }
}
