import { beforeAll, expect, test, vi } from 'vitest'
import { createSeal } from '../store/secret-ring.ts'
import type { OpenStore } from '../store/store.ts'
import { eachStore } from '../store/test-stores.ts'
import { createMessageSeal } from './message-seal.ts'
import { createOutbox } from './outbox.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import { DeliveryError } from '../define/delivery-error.ts'
import type { Sender } from './sender.ts'

vi.setConfig({ testTimeout: 120_000 })

// mulberry32: one seed replays a run.
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296
  }
}

// A provider that fails three times in ten: before taking the message, after it, with a wrong word, or by never answering.
function createProvider(seed: number, idempotent: boolean) {
  const random = createRandom(seed)
  const delivered = new Map<string, number>()
  const take = (id: string) => delivered.set(id, idempotent ? 1 : (delivered.get(id) ?? 0) + 1)
  const send: Sender['send'] = async ({ id }) => {
    const dice = random()
    if (dice < 0.1) throw new DeliveryError('UNREACHABLE', 421)
    if (dice < 0.15) throw new TypeError('socket hang up')
    if (dice < 0.2) return new Promise(() => {})
    take(id)
    if (dice < 0.25) throw new Error('no answer in time')
    if (dice < 0.3) return new Promise(() => {})
    return undefined
  }
  return { delivered, sender: { idempotent, send } }
}

interface Run {
  readonly seed: number
  readonly idempotent: boolean
  readonly kind: OutgoingMessage['kind']
}

async function run(store: OpenStore, { seed, idempotent, kind }: Run) {
  await store.system().deleteFrom('outbox').execute()
  const { delivered, sender } = createProvider(seed, idempotent)
  let now = new Date('2026-03-02T08:00:00Z')
  let count = 0
  const outbox = createOutbox({
    db: () => store.system(),
    now: () => now,
    createId: () => `0193b0c2-7d54-7c2e-8a0e-${String((count += 1)).padStart(12, '0')}`,
    senders: { mail: sender, text: sender },
    wake: () => Promise.resolve(),
    seal: createMessageSeal(createSeal([Buffer.alloc(32, 1)], 'outbox')),
    sendTimeoutMs: 3,
    batch: 25,
  })
  const message: OutgoingMessage =
    kind === 'mail'
      ? { kind, recipient: 'a@example.nl', subject: 'Bericht', body: 'Tekst' }
      : { kind, recipient: '+31612345678', body: 'Tekst' }
  const ids: string[] = []
  for (let nr = 0; nr < 500; nr += 1) ids.push(await outbox.enqueue(store.system(), message))
  // Two processes at work, an hour at a time: every delay is over at the next round.
  const read = () => store.system().selectFrom('outbox').select(['id', 'state', 'last_error']).execute()
  let rows = await read()
  for (let hour = 0; hour < 30 && rows.some(({ state }) => state === 'waiting'); hour += 1) {
    await Promise.all([outbox.drain(), outbox.drain()])
    now = new Date(now.getTime() + 3_600_000)
    rows = await read()
  }
  return {
    ids,
    delivered,
    rows,
    stuck: rows.filter(({ state }) => state === 'stuck'),
    waiting: rows.filter(({ state }) => state === 'waiting'),
  }
}

eachStore((make) => {
  let store: OpenStore
  beforeAll(async () => {
    store = await make()
  })

  test.each([1, 2, 3])('of 500 mails none is lost and none doubled at an idempotent provider (seed %d)', async (seed) => {
    const { ids, delivered, rows } = await run(store, { seed, idempotent: true, kind: 'mail' })
    expect(rows.every(({ state }) => state === 'sent')).toBe(true)
    expect([...delivered.keys()].toSorted()).toEqual(ids)
    expect([...delivered.values()].every((times) => times === 1)).toBe(true)
  })

  test('of 500 mails none is lost at a provider that can not tell doubles', async () => {
    const { ids, delivered, rows } = await run(store, { seed: 4, idempotent: false, kind: 'mail' })
    expect(rows.every(({ state }) => state === 'sent')).toBe(true)
    expect([...delivered.keys()].toSorted()).toEqual(ids)
  })

  test('of 500 text messages none is doubled at a provider that can not tell doubles, and what is uncertain is visible', async () => {
    const { ids, delivered, rows, stuck, waiting } = await run(store, { seed: 5, idempotent: false, kind: 'text' })
    expect([...delivered.values()].every((times) => times === 1)).toBe(true)
    expect(waiting).toEqual([])
    expect(stuck.length).toBeGreaterThan(0)
    expect(stuck.every(({ last_error }) => last_error === 'UNCERTAIN')).toBe(true)
    const stuckIds = new Set(stuck.map(({ id }) => id))
    expect(ids.filter((id) => !delivered.has(id)).every((id) => stuckIds.has(id))).toBe(true)
    expect(rows).toHaveLength(500)
  })
})
