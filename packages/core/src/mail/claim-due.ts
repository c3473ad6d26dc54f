import type { Kysely, Selectable } from 'kysely'
import type { KernelTables, OutboxTable } from '../store/tables.ts'

/** Written when a message is claimed and replaced when its outcome is known: who finds it, finds a claim that died. */
export const INTERRUPTED = 'INTERRUPTED'

/** A message taken for sending; `previous_error` is what stood there before. */
export type ClaimedMessage = Pick<
  Selectable<OutboxTable>,
  'id' | 'kind' | 'recipient' | 'subject' | 'body' | 'attempts' | 'created_at' | 'expires_at'
> & {
  readonly previous_error: string | null
}

/** How many to take, and for how long nobody else may. */
export interface Claim {
  readonly now: Date
  readonly leaseMs: number
  readonly limit: number
}

/** Takes what is due in one statement: rows that another round is taking are skipped, so each is taken once. */
export function claimDue(db: Kysely<KernelTables>, { now, leaseMs, limit }: Claim): Promise<ClaimedMessage[]> {
  return db
    .with('due', (query) =>
      query
        .selectFrom('outbox')
        .select(['id', 'last_error'])
        .where('state', '=', 'waiting')
        .where('next_attempt_at', '<=', now)
        .orderBy('next_attempt_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('outbox')
    .from('due')
    .set((set) => ({
      attempts: set('outbox.attempts', '+', 1),
      next_attempt_at: new Date(now.getTime() + leaseMs),
      last_error: INTERRUPTED,
    }))
    .whereRef('outbox.id', '=', 'due.id')
    .returning([
      'outbox.id',
      'kind',
      'recipient',
      'subject',
      'body',
      'attempts',
      'created_at',
      'expires_at',
      'due.last_error as previous_error',
    ])
    .execute()
}
