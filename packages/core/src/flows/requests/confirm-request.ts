import type { Kysely } from 'kysely'
import { appendAudit } from '../../audit/append-audit.ts'
import type { Basis } from '../../define/viewer.ts'
import type { Store } from '../../store/store.ts'
import type { KernelTables } from '../../store/tables.ts'
import { findByLink, MOST_EVIDENCE } from './find-by-link.ts'
import type { RequestSeal } from './request-content.ts'
import { keepEvidence, type EvidenceFile } from './take-request.ts'

/** What confirming needs. */
export interface ConfirmingPorts {
  readonly store: Store
  readonly seal: RequestSeal
  readonly now: () => Date
  /** The grounds on which staff see nothing without evidence. */
  readonly evidenceFor: readonly Basis[]
}

/**
 * Confirms a request with the secret that was mailed: only then staff see it, or once the evidence is there that its ground asks for. Used again
 * within its day, the link changes nothing and says the same; of any number at once one is noted. False when the secret is not known, or worth
 * nothing any more.
 */
export async function confirmRequest(secret: string, { store, seal, now, evidenceFor }: ConfirmingPorts): Promise<boolean> {
  const at = now()
  return store.transaction(async (db) => {
    const request = await findByLink(db, secret, { seal, now: at, hold: true })
    if (request?.state === 'unconfirmed' && !evidenceFor.includes(request.basis)) await openRequest(db, request.id, at)
    return request !== undefined
  })
}

/** How adding evidence ended; `unknown` when the secret is worth nothing, `full` when there would be more files than a request may have. */
export type AddedEvidence = 'added' | 'full' | 'unknown'

/** Adds evidence to a request with the secret that was mailed, and confirms it with that. All files or none. */
export async function addEvidence(
  secret: string,
  files: readonly EvidenceFile[],
  { store, seal, now }: ConfirmingPorts,
): Promise<AddedEvidence> {
  const at = now()
  return store.transaction(async (db) => {
    const request = await findByLink(db, secret, { seal, now: at, hold: true })
    if (!request) return 'unknown'
    if (request.evidence.length + files.length > MOST_EVIDENCE) return 'full'
    await keepEvidence(db, { id: request.id, evidence: files, seal, now: at })
    const event = { eventType: 'request.evidence-added', action: 'C', outcome: 'success', at } as const
    await appendAudit(db, { ...event, detail: { request: request.id, files: files.length } })
    if (request.state === 'unconfirmed') await openRequest(db, request.id, at)
    return 'added'
  })
}

async function openRequest(db: Kysely<KernelTables>, id: string, at: Date): Promise<void> {
  await db.updateTable('access_request').set({ state: 'open', confirmed_at: at }).where('id', '=', id).execute()
  await appendAudit(db, { eventType: 'request.confirmed', action: 'C', outcome: 'success', at, detail: { request: id } })
}
