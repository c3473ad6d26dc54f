import { definePart } from '@voordeur/core'
import { z } from 'zod'
import { ATTACHMENTS } from '../writing/attachments.ts'
import { takesFiles, type CoordinatorOptions } from '../options.ts'
import type { MessageTables } from '../tables/message-tables.ts'
import { viewDesk } from '../view/desk-view.tsx'
import { ReplyInput, type DraftInput } from '../writing/fields.ts'
import { answer, DeskDraftInput, ThreadInput } from './answer.ts'
import { DESK_LISTS, type DeskPage } from './desk-page.ts'
import { countWaiting } from './list-lines.ts'
import { loadDesk } from './load-desk.ts'
import { loadDeskAttachment } from './load-desk-attachment.ts'
import { close, release, saveDeskDraft, take } from './take-care.ts'

const Query = z.strictObject({
  thread: z.uuid().optional(),
  show: z.enum(DESK_LISTS).optional(),
  before: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .optional(),
  // A place in the order of all, or the moment since which somebody waits and the conversation.
  after: z
    .string()
    .regex(/^(?:[1-9]\d{0,17}|20\d\d-[01]\d-[0-3]\dT[012]\d:[0-5]\d:[0-5]\d\.\d{3}Z~[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)
    .optional(),
})

type Inputs = { answer: ReplyInput; take: ThreadInput; release: ThreadInput; close: ThreadInput; saveDraft: DraftInput }

/** The desk's inbox: conversations with the organisation of every client, for staff who may read them. */
export function desk(options: CoordinatorOptions) {
  const files = takesFiles(options) ? { files: { files: ATTACHMENTS } } : {}
  return definePart<'desk', 'read' | 'answer', 'organisation', DeskPage, unknown, Inputs, MessageTables>({
    id: 'desk',
    title: 'desk.title',
    icon: 'inbox',
    scope: 'organisation',
    rights: { read: {}, answer: { title: 'desk.right.answer' } },
    query: Query,
    load: loadDesk(options),
    view: viewDesk(options),
    badge: countWaiting,
    media: { load: loadDeskAttachment },
    actions: {
      answer: { right: 'answer', input: ReplyInput, ...files, run: answer(options) },
      take: { right: 'answer', input: ThreadInput, run: take },
      release: { right: 'answer', input: ThreadInput, run: release },
      close: { right: 'answer', input: ThreadInput, run: close },
      saveDraft: { right: 'answer', input: DeskDraftInput, run: saveDeskDraft },
    },
  })
}
