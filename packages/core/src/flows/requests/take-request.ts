import type { Kysely } from 'kysely'
import { createId } from '../../store/ids.ts'
import type { Store } from '../../store/store.ts'
import type { KernelTables } from '../../store/tables.ts'
import { claimUse, toWait, type UseLimit } from './claim-use.ts'
import type { RequestContent, RequestSeal } from './request-content.ts'
import { CONFIRM_WITHIN, REQUEST_LIMITS, toNetworkLimit, toSiteLimit } from './request-limits.ts'

/** A file of evidence as it is kept. */
export interface EvidenceFile {
  readonly name: string
  readonly mime: 'image/webp' | 'application/pdf'
  readonly bytes: Uint8Array
}

/** A request as it comes in. */
export interface GivenRequest {
  /** The id of the form it was written in: sent twice, it is one request. */
  readonly id: string
  readonly content: RequestContent
  /** The network that it comes from, as limits count it; undefined where that says nothing. */
  readonly network?: string | undefined
  /** All the networks that its sender may have; undefined where there is one. */
  readonly site?: string | undefined
}

/** Whether a request was taken; when it was not, `retryAfter` is how many seconds to wait. */
export type Taken = { readonly is: 'taken' } | { readonly is: 'often' | 'busy'; readonly retryAfter: number }

/** What taking a request needs. */
export interface TakePorts {
  readonly store: Store
  readonly seal: RequestSeal
  readonly now: () => Date
}

/**
 * Keeps a request until its mail address was confirmed. It looks nothing up and sends nothing, so that neither words nor time of the answer depend
 * on what was typed. Not taken is what is over a limit: of one network (`often`), or of the whole portal (`busy`), which the limit of a network keeps
 * open for everybody else.
 */
export async function takeRequest(given: GivenRequest, { store, seal, now }: TakePorts): Promise<Taken> {
  const at = now()
  return store.transaction(async (db) => {
    for (const often of listNetworkLimits(given, seal))
      if (!(await claimUse(db, often, at))) return { is: 'often', retryAfter: await toWait(db, often, at) }
    if (!(await claimUse(db, REQUEST_LIMITS.taken, at))) return { is: 'busy', retryAfter: await toWait(db, REQUEST_LIMITS.taken, at) }
    await db
      .insertInto('access_request')
      .values({ ...toRow(given, seal), state: 'unconfirmed', asked_at: at, expires_at: new Date(at.getTime() + CONFIRM_WITHIN) })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    return { is: 'taken' }
  })
}

function listNetworkLimits({ network, site }: GivenRequest, { digest }: RequestSeal): readonly UseLimit[] {
  return [...(network === undefined ? [] : [toNetworkLimit(digest(network))]), ...(site === undefined ? [] : [toSiteLimit(digest(site))])]
}

/** The columns of a new request that hold what was written. */
export function toRow({ id, content }: GivenRequest, seal: RequestSeal) {
  return {
    id,
    content: seal.closeContent(id, content),
    address: seal.digest(content.email),
    entered_by: null,
    secret_hash: null,
    mailed_at: null,
    confirmed_at: null,
    handled_at: null,
    handled_by: null,
    client_id: null,
  }
}

interface Evidence {
  readonly id: string
  readonly evidence: readonly EvidenceFile[]
  readonly seal: RequestSeal
  readonly now: Date
}

/** Keeps the files of a request, sealed. */
export async function keepEvidence(db: Kysely<KernelTables>, { id: request, evidence, seal, now }: Evidence): Promise<void> {
  for (const { name, mime, bytes } of evidence) {
    const id = createId(now)
    await db
      .insertInto('access_request_file')
      .values({
        id,
        request_id: request,
        mime,
        name: seal.close(`name ${id}`, Buffer.from(name)),
        bytes: seal.close(`bytes ${id}`, bytes),
      })
      .execute()
  }
}
