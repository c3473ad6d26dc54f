import type { Kysely } from 'kysely'
import { z } from 'zod'
import { appendAudit } from '../audit/append-audit.ts'
import { DeliveryError } from '../define/delivery-error.ts'
import type { OutgoingMessage } from '../define/outgoing-message.ts'
import type { PortalKeys, Seal } from '../define/portal-keys.ts'
import type { SendContext, Source } from '../define/source.ts'
import { decideAfterFailure } from '../mail/decide-delivery.ts'
import { addNotice } from '../notices/add-notice.ts'
import type { Store } from '../store/store.ts'
import type { KernelTables } from '../store/tables.ts'

/** The name of the job that hands messages to sources; run it every minute and when a message was written. */
export const SOURCE_SEND_JOB = 'source.send'

/** What handing over needs. */
export interface HandOverPorts {
  readonly store: Store
  readonly sources: readonly Source[]
  /** Opens what waits sealed. */
  readonly seal: Seal
  readonly now: () => Date
  /** How long a source may take for one message. Default 60,000. */
  readonly timeoutMs?: number
}

/** What one round did. */
export interface HandOverReport {
  readonly sent: number
  readonly postponed: number
  readonly stuck: number
}

const BATCH = 50

const Sealed: z.ZodType<OutgoingMessage> = z.strictObject({
  id: z.uuid(),
  thread: z.string().min(1).max(200),
  topic: z.string().max(200),
  text: z.string().min(1).max(20_000),
  sender: z.strictObject({ name: z.string().min(1), role: z.string().exactOptional() }),
  recipientRole: z.string().exactOptional(),
  sentAt: z.iso.datetime(),
})

/** The source that takes messages of the client's side, if there is one: the leading one before others, for it knows every client. */
export function findMessageSource(sources: readonly Source[]): Source | undefined {
  return sources.filter(({ send }) => send.message !== undefined).toSorted((one, other) => Number(other.leads) - Number(one.leads))[0]
}

/** The purpose under which messages to a source are sealed. */
export const SOURCE_MESSAGE_PURPOSE = 'source message'

/** The seal of what waits. */
export function toSourceMessageSeal({ seal }: Pick<PortalKeys, 'seal'>): Seal {
  return seal(SOURCE_MESSAGE_PURPOSE)
}

/** A message as it waits: unreadable without the key, and bound to its id. Throws for what is no message. */
export function sealSourceMessage(seal: Seal, message: OutgoingMessage): string {
  const { id } = Sealed.parse(message)
  return Buffer.from(seal.close(id, Buffer.from(JSON.stringify(message)))).toString('base64url')
}

/**
 * Hands every message that is due to its source, one after the other, in the order in which they were written. What a source could not take is tried
 * again for at least a day; then it is stuck, its sender is told, and the desk sees it.
 */
export async function handOverMessages(ports: HandOverPorts): Promise<HandOverReport> {
  const able = ports.sources.filter(({ send }) => send.message !== undefined)
  const report = { sent: 0, postponed: 0, stuck: await strandOthers(ports, able) }
  for (const source of able) {
    // One process at a time: two would hand over the same message twice, and in another order.
    await ports.store.exclusively(`${SOURCE_SEND_JOB} ${source.id}`, async () => {
      for (const message of await listDue(ports, source)) report[await handOver(ports, source, message)] += 1
    })
  }
  return report
}

interface Waiting {
  readonly id: string
  readonly client_id: string
  readonly account_id: string
  readonly message: string
  readonly attempts: number
  readonly created_at: Date
  readonly source_id: string | null
  readonly number: string | null
}

function listDue({ store, now }: HandOverPorts, source: Source): Promise<readonly Waiting[]> {
  return store
    .system()
    .selectFrom('source_message as message')
    .innerJoin('client', 'client.id', 'message.client_id')
    .leftJoin('client_reading as reading', (join) => join.onRef('reading.client_id', '=', 'client.id').on('reading.source', '=', source.id))
    .select([
      'message.id',
      'message.client_id',
      'message.account_id',
      'message.message',
      'message.attempts',
      'message.created_at',
      'client.number',
    ])
    .select((row) =>
      row
        .case()
        .when('client.source', '=', source.id)
        .then(row.ref('client.source_id'))
        .else(row.ref('reading.source_id'))
        .end()
        .as('source_id'),
    )
    .where('message.source', '=', source.id)
    .where('message.state', '=', 'waiting')
    .where('message.next_attempt_at', '<=', now())
    .where('client.erased_at', 'is', null)
    .orderBy('message.created_at')
    .orderBy('message.id')
    .limit(BATCH)
    .execute()
}

async function handOver(ports: HandOverPorts, source: Source, waiting: Waiting): Promise<keyof HandOverReport> {
  const failure = await tryOnce(ports, source, waiting)
  const now = ports.now()
  if (failure === undefined)
    return settle(ports, waiting, { source, outcome: 'sent', change: { state: 'sent', message: '', sent_at: now } })
  const attempts = waiting.attempts + 1
  const next = decideAfterFailure({
    message: { kind: 'text', attempts, created_at: waiting.created_at },
    // A source takes one id once, whatever became of an earlier try.
    sender: { idempotent: true },
    error: failure,
    now,
  })
  const change = { attempts, last_error: failure.message }
  if (next === 'stuck') return settle(ports, waiting, { source, outcome: 'stuck', change: { ...change, state: 'stuck' } })
  return settle(ports, waiting, { source, outcome: 'postponed', change: { ...change, next_attempt_at: next } })
}

async function tryOnce(ports: HandOverPorts, source: Source, waiting: Waiting): Promise<DeliveryError | undefined> {
  const message = openMessage(ports.seal, waiting)
  // Nobody can read it any more, or the source never said who this is: trying again changes nothing.
  if (message === undefined || waiting.source_id === null) return new DeliveryError('REFUSED')
  const signal = AbortSignal.timeout(ports.timeoutMs ?? 60_000)
  const client = { sourceId: waiting.source_id, ...(waiting.number !== null && { number: waiting.number }) }
  const context: Omit<SendContext<never>, 'options'> = { client, signal }
  try {
    await Promise.race([source.send.message?.(context, message), rejectWhenAborted(signal)])
    return undefined
  } catch (error) {
    return error instanceof DeliveryError ? error : new DeliveryError('UNCERTAIN')
  }
}

// A source that ignores the signal must not hold the others up.
function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DeliveryError('UNCERTAIN')), { once: true }))
}

function openMessage(seal: Seal, { id, message }: Waiting): OutgoingMessage | undefined {
  try {
    return Sealed.parse(JSON.parse(Buffer.from(seal.open(id, Buffer.from(message, 'base64url'))).toString('utf8')))
  } catch {
    return undefined
  }
}

interface Settlement {
  readonly source: Source
  readonly outcome: keyof HandOverReport
  readonly change: {
    readonly state?: 'sent' | 'stuck'
    readonly message?: string
    readonly sent_at?: Date
    readonly attempts?: number
    readonly last_error?: string
    readonly next_attempt_at?: Date
  }
}

async function settle({ store, now }: HandOverPorts, waiting: Waiting, settlement: Settlement): Promise<keyof HandOverReport> {
  const { source, outcome, change } = settlement
  await store.transaction(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('source_message')
      .set(change)
      .where('id', '=', waiting.id)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    // Erased with its client while it was handed over.
    if (numUpdatedRows === 0n || outcome === 'postponed') return
    await noteEnd(db, waiting, { source: source.id, outcome, now: now() })
  })
  return outcome
}

async function noteEnd(
  db: Kysely<KernelTables>,
  { id, client_id: clientId, account_id: accountId }: Pick<Waiting, 'id' | 'client_id' | 'account_id'>,
  end: { readonly source: string; readonly outcome: 'sent' | 'stuck'; readonly now: Date },
): Promise<void> {
  const outcome = end.outcome === 'sent' ? 'success' : 'failure'
  await appendAudit(db, {
    eventType: 'source.message',
    action: 'E',
    outcome,
    at: end.now,
    clientId,
    detail: { message: id, source: end.source },
  })
  if (end.outcome === 'stuck') await addNotice(db, { accountId, clientId, kind: 'message-stuck', reference: id, values: {}, now: end.now })
}

/** What waits for a source that is gone, or takes no messages any more, would wait in silence. */
async function strandOthers({ store, now }: HandOverPorts, able: readonly Source[]): Promise<number> {
  return store.transaction(async (db) => {
    const update = db.updateTable('source_message').set({ state: 'stuck', last_error: 'NO_SOURCE' }).where('state', '=', 'waiting')
    const ids = able.map(({ id }) => id)
    const stranded = await (ids.length === 0 ? update : update.where('source', 'not in', ids))
      .returning(['id', 'client_id', 'account_id', 'source'])
      .execute()
    for (const row of stranded) await noteEnd(db, row, { source: row.source, outcome: 'stuck', now: now() })
    return stranded.length
  })
}
