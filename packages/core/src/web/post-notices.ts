import type { Kysely } from 'kysely'
import { listTold } from '../access/list-told.ts'
import type { ComposedPart } from '../compose/composition.ts'
import type { ActionContext, Receiving, Scope } from '../define/part-context.ts'
import type { PostedNotice } from '../define/notice.ts'
import { isId } from '../store/ids.ts'
import { findMessageSource, sealSourceMessage, SOURCE_SEND_JOB, toSourceMessageSeal } from '../flows/hand-over-messages.ts'
import { writeHint } from '../live/hint.ts'
import { canBeSaid } from '../notices/can-be-said.ts'
import { NoticeError } from '../notices/notice-error.ts'
import { readPosted, type ReadNotice } from '../notices/read-posted.ts'
import type { AskAccesses, ViewerLane, ViewerMessage, ViewerNotice } from '../store/store.ts'
import type { Kernel } from './kernel.ts'
import { toPartContext } from './part-context.ts'
import type { ClientVisit, DeskVisit, SignedInVisit } from './visit.ts'

const MOST_NOTICES = 50

/** What an action is given, and the notices that it gave. */
export interface ActionDesk {
  readonly context: (db: Kysely<unknown>, accesses: AskAccesses) => ActionContext<Scope>
  /** The client that the action said it is about, at the desk. */
  readonly about: () => string | undefined
  /** Hands what was posted and sent to the lane, to be written with the action's rows, and tells the open pages of whom it concerns. */
  readonly deliver: (lane: ViewerLane) => void
  /** To be called when all of it was committed. */
  readonly hurry: () => Promise<void>
}

/** Opens the desk of one action: its context collects what it posts, and who gets it is decided when it is done. */
export function createActionDesk(
  kernel: Kernel,
  visit: SignedInVisit | ClientVisit | DeskVisit,
  { composed, files }: Receiving & { readonly composed: ComposedPart },
): ActionDesk {
  const posted: { readonly notice: ReadNotice; readonly about: string | undefined }[] = []
  const sent: ViewerMessage[] = []
  const source = findMessageSource(kernel.composition.sources)
  const send: ActionContext<'client'>['send'] = (message) => {
    if (source === undefined) return false
    sent.push({ id: message.id, source: source.id, message: sealSourceMessage(toSourceMessageSeal(kernel.keys), message) })
    return true
  }
  let concern: string | undefined
  const post = (notice: PostedNotice, about: string | undefined) => {
    if (posted.length === MOST_NOTICES) throw new NoticeError('NOTICE_INVALID', `An action gives at most ${MOST_NOTICES} notices.`)
    const read = readPosted(notice, (kind) => kernel.composition.notices.get(`${composed.plugin}.${kind}`))
    refuseUnsaid(kernel, visit, read)
    posted.push({ notice: read, about })
  }
  const told = new Set<string>()
  const concerns = (clientId: string) => {
    concern = isId(clientId) ? clientId : undefined
    if (concern !== undefined) told.add(concern)
  }
  return {
    context: (db, accesses) => {
      const context = toPartContext(kernel, visit, { composed, db, accesses, concerns })
      if ('client' in context) return { ...context, files, notify: (notice: PostedNotice) => post(notice, undefined), send }
      return {
        ...context,
        files,
        notify: (clientId: string, notice: PostedNotice) => {
          post(notice, requireId(clientId))
          told.add(clientId)
        },
      }
    },
    about: () => concern,
    deliver: (lane) => {
      tellPages(lane, visit, { part: composed.id, told })
      if (sent.length > 0) lane.send(...sent)
      for (const { notice, about } of posted) lane.notify((accesses) => toViewerNotices(kernel, visit, { notice, accesses }), about)
    },
    hurry: async () => (sent.length > 0 ? kernel.hurry(SOURCE_SEND_JOB) : undefined),
  }
}

/** At the desk an action that named no client may concern them all; what somebody does about their own account concerns no page of others. */
function tellPages(
  lane: ViewerLane,
  visit: SignedInVisit | ClientVisit | DeskVisit,
  { part, told }: { readonly part: string; readonly told: ReadonlySet<string> },
): void {
  if ('client' in visit) lane.tell(writeHint({ clientId: visit.client.id, part }))
  else if ('desk' in visit && told.size === 0) lane.tell(writeHint({ part }))
  for (const clientId of told) lane.tell(writeHint({ clientId, part }))
}

function requireId(clientId: string): string {
  if (isId(clientId)) return clientId
  throw new NoticeError('NOTICE_INVALID', 'A notice of the desk is about a client, by the id of the portal.')
}

function refuseUnsaid({ composition }: Kernel, visit: SignedInVisit, { declared, values }: ReadNotice): void {
  if (canBeSaid(composition, declared, { ...values, client: visit.viewer.access?.client.name ?? '' })) return
  throw new NoticeError('NOTICE_INVALID', `The words of the notice "${declared.kind}" need values that were not given.`)
}

function toViewerNotices(
  { composition }: Kernel,
  visit: SignedInVisit,
  given: { readonly notice: ReadNotice; readonly accesses: readonly unknown[] },
): readonly ViewerNotice[] {
  const { declared, reference, values, to } = given.notice
  const told = listTold(given.accesses, { composition, part: declared.part, actor: visit.visitor.id, now: visit.now })
  const { plugin, kind } = declared
  return told
    .filter((accountId) => to === 'network' || to.includes(accountId))
    .map((accountId) => ({ accountId, plugin, kind, reference, values }))
}
