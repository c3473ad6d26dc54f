import { z } from 'zod'
import type { DeskRequests } from '../../define/desk-requests.ts'
import { EmailAddress } from '../../define/email-address.ts'
import { Basis } from '../../define/viewer.ts'
import { isId } from '../../store/ids.ts'
import { FlowError } from '../flow-error.ts'
import { createRequestSeal } from '../requests/request-content.ts'
import { keepEvidence, toRow } from '../requests/take-request.ts'
import { grantRequest, refuseRequest } from './answer-request.ts'
import type { DeskWork } from './desk-work.ts'
import { noteDeed } from './note-deed.ts'
import { listSets } from './list-sets.ts'
import { countOpen, findRequest, listRequests, readEvidence } from './read-requests.ts'
import type { RequestWork } from './request-work.ts'

// Controls, line separators, and marks that turn the reading direction, with which a name shows as another.
const ONE_LINE = /^[^\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]*$/u
const line = (most: number) => z.string().trim().min(1).max(most).regex(ONE_LINE)

const Entered = z.object({
  key: z.uuid(),
  name: line(100),
  email: EmailAddress,
  phone: line(30).exactOptional(),
  clientName: line(100),
  clientNumber: line(40).exactOptional(),
  basis: Basis.exclude(['invited']),
  explanation: z.string().trim().min(1).max(2000),
})

/** The port by which staff handle people who ask for access. Whoever opens one, or its evidence, stands in the access log. */
export function createDeskRequests(given: DeskWork): DeskRequests {
  const work = { ...given, seal: createRequestSeal(given.keys) }
  return {
    sets: async () => listSets(work),
    list: (asked) => listRequests(work, asked),
    open: (id) => findRequest(work, id),
    evidence: (fileId) => readEvidence(work, fileId),
    enter: (request) => enter(work, request),
    grant: (id, grant) => grantRequest(work, refuseMadeUp(id), grant),
    refuse: (id, answer) => refuseRequest(work, refuseMadeUp(id), answer),
    count: () => countOpen(work),
  }
}

function refuseMadeUp(id: string): string {
  if (isId(id)) return id
  throw new FlowError('REQUEST_UNKNOWN', 'There is no request with this id.')
}

async function enter(work: RequestWork, request: Parameters<DeskRequests['enter']>[0]): Promise<string> {
  const { store, seal, composition, staff } = work
  const read = Entered.safeParse(request)
  if (!read.success) throw new FlowError('REQUEST_INVALID', `${read.error.issues[0]?.path.join('.') ?? 'request'} can not be taken.`)
  const now = work.now()
  const { key: id, ...entered } = read.data
  const content = { ...entered, locale: composition.language.default }
  await store.transaction(async (db) => {
    const made = await db
      .insertInto('access_request')
      .values({ ...toRow({ id, content }, seal), state: 'open', asked_at: now, expires_at: now, confirmed_at: now, entered_by: staff.by })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return
    await keepEvidence(db, { id, evidence: request.evidence, seal, now })
    await noteDeed(db, work, { eventType: 'request.entered', action: 'C', outcome: 'success', detail: { request: id } })
  })
  return id
}
