import type { Kysely } from 'kysely'
import type { KernelTables } from '../store/tables.ts'
import { type ClaimedMessage, claimDue, INTERRUPTED } from './claim-due.ts'
import { decideAfterFailure, isExpired, maySendAgain } from './decide-delivery.ts'
import { MailError } from './mail-error.ts'
import type { MessageSeal } from './message-seal.ts'
import { OutgoingMessage } from './outgoing-message.ts'
import { DeliveryError } from '../define/delivery-error.ts'
import type { Sender } from './sender.ts'

/** The name of the job that empties the outbox; run it every minute and after each `wake`. */
export const DRAIN_JOB = 'outbox.drain'

/** What the outbox needs. */
export interface OutboxOptions {
  readonly db: () => Kysely<KernelTables>
  readonly now: () => Date
  /** Makes the id of a message, a UUIDv7. */
  readonly createId: () => string
  /** Keeps texts unreadable while they wait. */
  readonly seal: MessageSeal
  readonly senders: Readonly<Record<OutgoingMessage['kind'], Sender>>
  /** Puts the job `outbox.drain` in the queue. */
  readonly wake: () => Promise<unknown>
  /** Keeps the text of what was sent, for the development mailbox. Never in production. */
  readonly keepBodies?: boolean
  /** How long a sender may take. Default 60,000; the lease of a claim is five times as long. */
  readonly sendTimeoutMs?: number
  /** How many messages are sent at once. Default 10. */
  readonly batch?: number
}

/** What one round did. */
export interface DrainReport {
  readonly sent: number
  readonly postponed: number
  readonly stuck: number
}

/** A message that a person must look at. */
export interface StuckMessage {
  readonly id: string
  readonly kind: OutgoingMessage['kind']
  readonly recipient: string
  readonly attempts: number
  /** `REFUSED 550`, `UNREACHABLE`, `UNCERTAIN`, `EXPIRED`, `UNDELIVERED 27`: a code, never the provider's words. */
  readonly reason: string
  readonly createdAt: Date
}

/** Mails and text messages on their way: at least once for mail, at most once for text messages whose provider can not tell doubles. */
export interface Outbox {
  /** Adds a message in the caller's transaction: it exists if and only if what it is about does. Throws `MAIL_MESSAGE`. */
  readonly enqueue: (db: Kysely<KernelTables>, message: OutgoingMessage, expiresAt?: Date) => Promise<string>
  /** Asks for a round now. Call it after the commit, never inside the transaction: there it would wait for itself. */
  readonly wake: () => Promise<void>
  /** Sends everything that is due; two rounds at once never take the same message. */
  readonly drain: () => Promise<DrainReport>
  /** What waits for a person, oldest first, at most 200. */
  readonly listStuck: () => Promise<readonly StuckMessage[]>
  /** Tries a stuck message once more at the next round; false when it is not stuck, or worth nothing any more. */
  readonly resend: (id: string) => Promise<boolean>
  /** Removes what was sent, or was worth nothing any more, before this moment: an outbox is no archive. */
  readonly forget: (before: Date) => Promise<number>
}

/** Opens the outbox. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { db, now, createId, wake } = options
  return {
    enqueue: async (transaction, message, expiresAt) => {
      const { body, ...row } = { id: createId(), subject: null, ...parseMessage(message) }
      const waiting = { ...toWaiting(now()), created_at: now(), expires_at: expiresAt ?? null, reference: null }
      const undelivered = { delivery: null, delivery_code: null }
      const sealed = options.seal.close(row.id, body)
      await transaction
        .insertInto('outbox')
        .values({ ...row, body: sealed, ...waiting, ...undelivered })
        .execute()
      return row.id
    },
    wake: async () => {
      await wake()
    },
    drain: () => drain(options),
    listStuck: async () => {
      const rows = await db().selectFrom('outbox').selectAll().where('state', '=', 'stuck').orderBy('created_at').limit(200).execute()
      return rows.map(({ id, kind, recipient, attempts, last_error, created_at }) => ({
        id,
        kind,
        recipient,
        attempts,
        reason: last_error ?? 'UNCERTAIN',
        createdAt: created_at,
      }))
    },
    resend: async (id) => {
      const { numUpdatedRows } = await db()
        .updateTable('outbox')
        .set(toWaiting(now()))
        .where('id', '=', id)
        .where('state', '=', 'stuck')
        .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', now())]))
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    forget: async (before) => {
      const gone = await db()
        .deleteFrom('outbox')
        .where((row) => row.or([row.and([row('state', '=', 'sent'), row('sent_at', '<', before)]), row('expires_at', '<', before)]))
        .executeTakeFirst()
      return Number(gone.numDeletedRows)
    },
  }
}

const toWaiting = (at: Date) => ({ state: 'waiting' as const, next_attempt_at: at, last_error: null })

function parseMessage(message: OutgoingMessage): OutgoingMessage {
  const parsed = OutgoingMessage.safeParse(message)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')
  throw new MailError('MAIL_MESSAGE', `This message can not be sent: ${problems}.`)
}

type Outcome = keyof DrainReport

async function drain(options: OutboxOptions): Promise<DrainReport> {
  const { db, now, batch = 10, sendTimeoutMs = 60_000 } = options
  const report = { sent: 0, postponed: 0, stuck: 0 }
  for (;;) {
    const claimed = await claimDue(db(), { now: now(), leaseMs: sendTimeoutMs * 5, limit: batch })
    const outcomes = await Promise.all(claimed.map((message) => deliver(options, message)))
    for (const outcome of outcomes) report[outcome] += 1
    if (claimed.length < batch) return report
  }
}

async function deliver(options: OutboxOptions, message: ClaimedMessage): Promise<Outcome> {
  const sender = options.senders[message.kind]
  if (isExpired(message, options.now()))
    return settle(options, message, { state: 'stuck', last_error: 'EXPIRED', body: '', outcome: 'stuck' })
  const died = message.previous_error === INTERRUPTED && !maySendAgain(message.kind, sender)
  const result = died ? new DeliveryError('UNCERTAIN') : await attempt(options, sender, message)
  if (!(result instanceof DeliveryError)) return settle(options, message, { ...toSent(options), ...result, outcome: 'sent' })
  const error = result
  const next = decideAfterFailure({ message, sender, error, now: options.now() })
  if (next === 'stuck') return settle(options, message, { state: 'stuck', last_error: error.message, outcome: 'stuck' })
  return settle(options, message, { next_attempt_at: next, last_error: error.message, outcome: 'postponed' })
}

function toSent({ now, keepBodies = false }: OutboxOptions) {
  return { state: 'sent' as const, sent_at: now(), last_error: null, ...(!keepBodies && { body: '' }) }
}

async function attempt(options: OutboxOptions, sender: Sender, message: ClaimedMessage): Promise<DeliveryError | { reference?: string }> {
  const { id, kind, recipient, subject } = message
  const body = openBody(options, message)
  if (body === undefined) return new DeliveryError('REFUSED')
  const signal = AbortSignal.timeout(options.sendTimeoutMs ?? 60_000)
  try {
    const parsed = OutgoingMessage.parse(kind === 'mail' ? { kind, recipient, subject, body } : { kind, recipient, body })
    const reference = await Promise.race([sender.send({ id, ...parsed }, signal), rejectWhenAborted(signal)])
    return typeof reference === 'string' ? { reference } : {}
  } catch (error) {
    return error instanceof DeliveryError ? error : new DeliveryError('UNCERTAIN')
  }
}

// With another secret of the portal, what waited can't be read: a person must know, and sending it again helps nobody.
function openBody({ seal }: OutboxOptions, { id, body }: ClaimedMessage): string | undefined {
  try {
    return seal.open(id, body)
  } catch {
    return undefined
  }
}

// A sender that ignores the signal must not hold the round up.
function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DeliveryError('UNCERTAIN')), { once: true }))
}

type Settlement = {
  outcome: Outcome
  state?: 'sent' | 'stuck'
  sent_at?: Date
  body?: string
  reference?: string
  next_attempt_at?: Date
  last_error: string | null
}

async function settle({ db }: OutboxOptions, { id, attempts }: ClaimedMessage, { outcome, ...change }: Settlement): Promise<Outcome> {
  const update = db().updateTable('outbox').set(change).where('id', '=', id)
  // What was delivered was delivered, also when the word comes late. A failure counts only while its claim still stands:
  // after the lease another round may be sending the message.
  const query =
    outcome === 'sent' ? update.where('state', '!=', 'sent') : update.where('state', '=', 'waiting').where('attempts', '=', attempts)
  await query.execute()
  return outcome
}
