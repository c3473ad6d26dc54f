import { Message } from '@voordeur/core/care'
import type { VisibleRecord } from '@voordeur/core'
import type { InboxContext } from './inbox-context.ts'

/** A reply that the care record gave to a message of the own side. */
export interface RecordReply {
  readonly id: string
  /** The message that it answers, by the portal's id. */
  readonly answers: string
  readonly at: string
  readonly text: string
  /** The name of staff, as far as the organisation's policy leaves it. */
  readonly author?: string
}

const MOST = 100

/** The newest replies of the care record to any message, at most a hundred. Whose they are is decided by the message that each answers. */
export async function listReplies({ records }: InboxContext): Promise<readonly RecordReply[]> {
  const { items } = await records.list(Message, { limit: MOST })
  return items.flatMap((record) => toReply(record))
}

function toReply({ id, at, data }: VisibleRecord<Message>): readonly RecordReply[] {
  if (data.answers === undefined || data.kind !== 'message') return []
  // A record system may name the message within the client: `10437/<id>`.
  const answers = data.answers.slice(data.answers.lastIndexOf('/') + 1)
  return [{ id, answers, at, text: data.paragraphs.join('\n\n'), ...toAuthor(data.sender) }]
}

function toAuthor(sender: Message['sender']): { readonly author?: string } {
  const author = sender?.staff?.name ?? sender?.staff?.role ?? sender?.name
  return author === undefined ? {} : { author }
}
