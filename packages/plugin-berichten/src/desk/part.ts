import { definePart } from '@voordeur/core'
import { z } from 'zod'
import { ATTACHMENTS } from '../writing/attachments.ts'
import { takesFiles, type CoordinatorOptions } from '../options.ts'
import type { MessageTables } from '../tables/message-tables.ts'
import { viewDesk } from '../view/desk-view.tsx'
import { ReplyInput, type DraftInput } from '../writing/fields.ts'
import { answer, DeskDraftInput, ThreadInput } from './answer.ts'
import { DESK_LISTS, type DeskListName, type DeskPage } from './desk-page.ts'
import { countWaiting } from './list-lines.ts'
import { loadDesk } from './load-desk.ts'
import { loadDeskAttachment } from './load-desk-attachment.ts'
import { close, release, saveDeskDraft, take } from './take-care.ts'

const POSITION = /^[1-9]\d{0,17}$/
const WAITING = /^(20\d\d-[01]\d-[0-3]\dT[012]\d:[0-5]\d:[0-5]\d\.\d{3}Z)~[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const Query = z
  .strictObject({
    thread: z.uuid().optional(),
    show: z.enum(DESK_LISTS).optional(),
    before: z.string().regex(POSITION).optional(),
    after: z.string().max(80).optional(),
  })
  .refine(({ show, after }) => after === undefined || isPlace(show ?? 'waiting', after), 'must be a place in this list')

/** Of who waits, since when and which conversation; of the others the place in the order of all. */
function isPlace(show: DeskListName, after: string): boolean {
  return show === 'waiting' ? isMoment(WAITING.exec(after)?.[1]) : POSITION.test(after)
}

/** A moment that is in the calendar: the database knows no 31 February. */
function isMoment(written: string | undefined): boolean {
  const moment = new Date(written ?? '')
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === written
}

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
