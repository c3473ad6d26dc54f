import type { Kysely } from 'kysely'
import type { Basis } from '../../define/viewer.ts'
import type { KernelTables } from '../../store/tables.ts'
import type { RequestSeal } from './request-content.ts'
import { readLinkSecret } from './request-link.ts'

/** How many files of evidence a request has at most. */
export const MOST_EVIDENCE = 3

/** A request in the hands of who holds its link: not confirmed yet, or waiting for staff. */
export interface LinkedRequest {
  readonly id: string
  readonly state: 'unconfirmed' | 'open'
  readonly basis: Basis
  /** The names of the files that were sent along, in order. */
  readonly evidence: readonly string[]
}

/** Finds the request of a mailed secret, as long as the link can be used and nobody answered; inside a transaction it is held. */
export async function findByLink(
  db: Kysely<KernelTables>,
  secret: string,
  { seal, now, hold = false }: { readonly seal: RequestSeal; readonly now: Date; readonly hold?: boolean },
): Promise<LinkedRequest | undefined> {
  const link = readLinkSecret(secret)
  if (!link) return undefined
  const query = db
    .selectFrom('access_request')
    .select(['id', 'state', 'content'])
    .where('id', '=', link.requestId)
    .where('secret_hash', '=', link.hash)
    .where('state', 'in', ['unconfirmed', 'open'])
    .where('expires_at', '>', now)
  const row = await (hold ? query.forUpdate() : query).executeTakeFirst()
  if (!row || (row.state !== 'open' && row.state !== 'unconfirmed')) return undefined
  const files = await db.selectFrom('access_request_file').select(['id', 'name']).where('request_id', '=', row.id).orderBy('id').execute()
  const evidence = files.map(({ id, name }) => Buffer.from(seal.open(`name ${id}`, name)).toString('utf8'))
  return { id: row.id, state: row.state, basis: seal.openContent(row.id, row.content).basis, evidence }
}
