import { z } from 'zod'
import { LONGEST_TEXT, LONGEST_TOPIC } from '../tables/lengths.ts'

const MOST_RECIPIENTS = 50
const RECIPIENT = /^to\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The name of the tick by which somebody is chosen to write to. */
export function toRecipientField(accountId: string): string {
  return `to.${accountId}`
}

/** The ticks of a form as one list. */
function gatherRecipients(fields: unknown): unknown {
  if (typeof fields !== 'object' || fields === null) return fields
  const entries = Object.entries(fields)
  const to = entries.flatMap(([name, value]) => (value === 'on' ? (RECIPIENT.exec(name)?.[1] ?? []) : []))
  return { ...Object.fromEntries(entries.filter(([name, value]) => !(RECIPIENT.test(name) && value === 'on'))), to }
}

const Key = z.uuid()
const Recipients = z.array(z.string()).max(MOST_RECIPIENTS, 'write.problem.many')
const WrittenText = z
  .string()
  .overwrite((text) => text.replaceAll('\r\n', '\n').trim())
  .max(LONGEST_TEXT, 'write.problem.long')
const WrittenTopic = z
  .string()
  // One line, whatever was pasted into it.
  .overwrite((topic) => topic.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim())
  .max(LONGEST_TOPIC, 'write.problem.topic.long')

/** The form of a new conversation between contacts, or with one of these topics where there are any. */
export function toNewThreadInput(topics: readonly string[]) {
  const topic = topics.length === 0 ? WrittenTopic.min(1, 'write.problem.topic') : z.enum(topics, 'write.problem.topic.choose')
  return z.preprocess(gatherRecipients, z.strictObject({ key: Key, to: Recipients, topic, text: WrittenText.min(1, 'write.problem.text') }))
}

/** The form of an answer. */
export const ReplyInput = z.strictObject({ key: Key, thread: z.uuid(), text: WrittenText.min(1, 'write.problem.text') })

/** The form of an answer. */
export type ReplyInput = z.infer<typeof ReplyInput>

/** The form of a new conversation. */
export interface NewThreadInput {
  readonly key: string
  readonly to: readonly string[]
  readonly topic: string
  readonly text: string
}

/** Either form as far as it is filled in. The name of a chosen file may be in it, and is not kept. */
export const DraftInput = z.preprocess(
  gatherRecipients,
  z.strictObject({
    key: Key,
    thread: z.uuid().optional(),
    to: Recipients,
    topic: WrittenTopic.default(''),
    text: WrittenText.default(''),
    files: z.string().max(1000).optional(),
  }),
)

/** What was filled in of a form. */
export type DraftInput = z.infer<typeof DraftInput>
