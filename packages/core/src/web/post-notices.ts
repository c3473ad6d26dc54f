import type { Kysely } from 'kysely'
import { listRecipients } from '../access/list-recipients.ts'
import type { ComposedPart } from '../compose/composition.ts'
import { LOCALES } from '../define/messages.ts'
import type { ActionContext, Scope } from '../define/part-context.ts'
import { NoticeError } from '../notices/notice-error.ts'
import { readPosted, type ReadNotice } from '../notices/read-posted.ts'
import type { ViewerLane, ViewerNotice } from '../store/store.ts'
import type { Kernel } from './kernel.ts'
import { toPartContext } from './part-context.ts'
import type { ClientVisit, SignedInVisit } from './visit.ts'

const MOST_NOTICES = 50

/** What an action is given, and the notices that it gave. */
export interface ActionDesk {
  readonly context: (db: Kysely<unknown>) => ActionContext<Scope>
  /** Hands what was posted to the lane, to be written with the action's rows. */
  readonly deliver: (lane: ViewerLane) => void
}

/** Opens the desk of one action: its context collects what it posts, and who gets it is decided when it is done. */
export function createActionDesk(kernel: Kernel, visit: SignedInVisit | ClientVisit, composed: ComposedPart): ActionDesk {
  const posted: ReadNotice[] = []
  const notify: ActionContext<'client'>['notify'] = (notice) => {
    if (posted.length === MOST_NOTICES) throw new NoticeError('NOTICE_INVALID', `An action gives at most ${MOST_NOTICES} notices.`)
    const read = readPosted(notice, (kind) => kernel.composition.notices.get(`${composed.plugin}.${kind}`))
    refuseUnsaid(kernel, visit, read)
    posted.push(read)
  }
  return {
    context: (db) => {
      const context = toPartContext(kernel, visit, { composed, db })
      return 'client' in context ? { ...context, files: [], notify, send: () => false } : { ...context, files: [] }
    },
    deliver: (lane) => {
      if (posted.length > 0) lane.notify((accesses) => posted.flatMap((notice) => toViewerNotices(kernel, visit, { notice, accesses })))
    },
  }
}

/** Words that lack a value would reach their reader as the key of a message. */
function refuseUnsaid(kernel: Kernel, visit: SignedInVisit, { declared, values }: ReadNotice): void {
  const { plugin, kind, title } = declared
  const words = { ...values, client: visit.viewer.access?.client.name ?? '' }
  if (LOCALES.every((locale) => kernel.composition.messages.for(plugin)(locale, 'u')(title, words) !== title)) return
  throw new NoticeError('NOTICE_INVALID', `The words of the notice "${kind}" need values that were not given.`)
}

/** A part that no panel holds is no page, so that nobody could go and read what the notice is about. */
function toViewerNotices(
  kernel: Kernel,
  visit: SignedInVisit,
  given: { readonly notice: ReadNotice; readonly accesses: readonly unknown[] },
): readonly ViewerNotice[] {
  const { composition } = kernel
  const { declared, reference, values, to } = given.notice
  const part = composition.panelOf(declared.part) && composition.parts.get(declared.part)
  if (!part) return []
  const right = part.readRight === undefined ? undefined : composition.rights.get(part.readRight)
  if (part.readRight !== undefined && right === undefined) return []
  const told = listRecipients(given.accesses, { right, ends: composition.access, actor: visit.visitor.id, now: visit.now })
  const { plugin, kind } = declared
  return told
    .filter((accountId) => to === 'network' || to.includes(accountId))
    .map((accountId) => ({ accountId, plugin, kind, reference, values }))
}
