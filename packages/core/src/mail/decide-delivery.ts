import type { OutboxTable } from '../store/tables.ts'
import type { DeliveryError } from '../define/delivery-error.ts'
import type { Sender } from './sender.ts'

const MINUTE = 60_000
const DELAYS = [1, 5, 15, 60].map((minutes) => minutes * MINUTE)
const LONGEST = 60 * MINUTE
/** A message is tried for at least this long. */
const TRIED_FOR = 24 * 60 * MINUTE

/** What is known when a delivery failed. */
export interface FailedDelivery {
  readonly message: Pick<OutboxTable, 'kind'> & { readonly attempts: number; readonly created_at: Date; readonly expires_at?: Date | null }
  readonly sender: Pick<Sender, 'idempotent'>
  readonly error: Pick<DeliveryError, 'code'>
  readonly now: Date
}

/** When to try again, or `stuck`: a person must look. */
export function decideAfterFailure({ message, sender, error, now }: FailedDelivery): Date | 'stuck' {
  if (error.code === 'REFUSED') return 'stuck'
  if (error.code === 'UNCERTAIN' && !maySendAgain(message.kind, sender)) return 'stuck'
  if (now.getTime() - message.created_at.getTime() >= TRIED_FOR) return 'stuck'
  const next = new Date(now.getTime() + (DELAYS[message.attempts - 1] ?? LONGEST))
  return isExpired(message, next) ? 'stuck' : next
}

/** Whether a message is worth nothing at a moment, such as a code whose time is over. */
export function isExpired({ expires_at }: { readonly expires_at?: Date | null }, at: Date): boolean {
  return expires_at !== null && expires_at !== undefined && expires_at <= at
}

/**
 * Whether a message that may have arrived is sent again. Mail is: its Message-ID stays the same, so that a receiver sees
 * one. A text message is not, unless the provider drops the second: two codes on a phone cost more than none.
 */
export function maySendAgain(kind: OutboxTable['kind'], sender: Pick<Sender, 'idempotent'>): boolean {
  return kind === 'mail' || sender.idempotent
}
