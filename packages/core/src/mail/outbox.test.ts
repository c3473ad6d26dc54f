import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSeal } from '../store/secret-ring.ts'
import type { OpenStore } from '../store/store.ts'
import { eachStore } from '../store/test-stores.ts'
import { createMailbox } from './mailbox.ts'
import { createMessageSeal } from './message-seal.ts'
import { noteDelivery } from './note-delivery.ts'
import { createOutbox, type OutboxOptions } from './outbox.ts'
import { DeliveryError } from '../define/delivery-error.ts'
import type { Sender } from './sender.ts'

const MINUTE = 60_000
let now = new Date('2026-03-02T08:00:00Z')
let count = 0
const seal = createMessageSeal(createSeal([Buffer.alloc(32, 7)], 'outbox'))

const later = (minutes: number) => void (now = new Date(now.getTime() + minutes * MINUTE))
const createId = () => `0193b0c2-7d54-7c2e-8a0e-${String((count += 1)).padStart(12, '0')}`
const mail = { kind: 'mail', recipient: 'a@example.nl', subject: 'Nieuw bericht', body: 'Er staat iets voor u klaar.' } as const
const text = { kind: 'text', recipient: '+31612345678', body: 'Uw code is 123456' } as const

eachStore((make) => {
  let store: OpenStore
  beforeAll(async () => {
    store = await make()
  })
  beforeEach(async () => {
    now = new Date('2026-03-02T08:00:00Z')
    await store.system().deleteFrom('outbox').execute()
  })

  function open(send: Sender['send'], options: Partial<OutboxOptions> & { idempotent?: boolean } = {}) {
    const { idempotent = false, ...rest } = options
    const sender = { idempotent, send }
    const wake = () => Promise.resolve()
    return createOutbox({
      db: () => store.system(),
      now: () => now,
      createId,
      seal,
      senders: { mail: sender, text: sender },
      wake,
      ...rest,
    })
  }

  const rows = () => store.system().selectFrom('outbox').selectAll().orderBy('id').execute()
  const fails = (code: DeliveryError['code'], status?: number) => () => Promise.reject(new DeliveryError(code, status))

  describe('the outbox', () => {
    test('sends what was put in it once, and wipes the text', async () => {
      const send = vi.fn(() => Promise.resolve())
      const outbox = open(send)
      const id = await outbox.enqueue(store.system(), mail)
      expect(await outbox.drain()).toEqual({ sent: 1, postponed: 0, stuck: 0 })
      expect(await outbox.drain()).toEqual({ sent: 0, postponed: 0, stuck: 0 })
      expect(send).toHaveBeenCalledExactlyOnceWith({ id, ...mail }, expect.any(AbortSignal))
      expect(await rows()).toMatchObject([{ id, state: 'sent', body: '', sent_at: now, last_error: null }])
    })

    test('holds nothing when the transaction it was put in is undone', async () => {
      const outbox = open(() => Promise.resolve())
      const undone = store.transaction(async (transaction) => {
        await outbox.enqueue(transaction, mail)
        throw new Error('undo')
      })
      await expect(undone).rejects.toThrow('undo')
      expect(await rows()).toEqual([])
    })

    test('refuses a message with two addresses, and does not repeat it', async () => {
      const refused = await open(() => Promise.resolve())
        .enqueue(store.system(), { ...mail, recipient: 'a@example.nl,b@example.nl' })
        .catch((error: unknown) => error)
      expect(refused).toMatchObject({ code: 'MAIL_MESSAGE' })
      expect(String(refused)).not.toContain('example.nl')
      expect(await rows()).toEqual([])
    })

    test('does not send what was put into the table past its rules', async () => {
      const send = vi.fn(() => Promise.resolve())
      const outbox = open(send)
      await outbox.enqueue(store.system(), text)
      await store.system().updateTable('outbox').set({ recipient: '+31612345678,+31687654321' }).execute()
      expect(await outbox.drain()).toMatchObject({ stuck: 1 })
      expect(send).not.toHaveBeenCalled()
    })

    test('tries again after 1, 5, 15 and 60 minutes', async () => {
      const outbox = open(fails('UNREACHABLE'))
      await outbox.enqueue(store.system(), mail)
      for (const minutes of [1, 5, 15, 60, 60]) {
        expect(await outbox.drain()).toMatchObject({ postponed: 1 })
        later(minutes - 0.1)
        expect(await outbox.drain()).toMatchObject({ postponed: 0 })
        later(0.1)
      }
    })

    test('gives up after a day, says so, and keeps the text for the person who looks', async () => {
      const outbox = open(fails('UNREACHABLE', 421))
      const id = await outbox.enqueue(store.system(), mail)
      for (let hours = 0; hours < 26; hours += 1) {
        await outbox.drain()
        later(60)
      }
      const [row] = await rows()
      expect(row).toMatchObject({ state: 'stuck' })
      expect(seal.open(id, row?.body ?? '')).toBe(mail.body)
      expect(await outbox.listStuck()).toMatchObject([{ id, reason: 'UNREACHABLE 421', recipient: 'a@example.nl' }])
      expect(row?.attempts).toBeGreaterThan(20)
    })

    test('sends a stuck message once more when a person asks', async () => {
      let refuse = true
      const outbox = open(() => (refuse ? fails('REFUSED', 550)() : Promise.resolve()))
      const id = await outbox.enqueue(store.system(), mail)
      await outbox.drain()
      refuse = false
      expect(await outbox.resend(id)).toBe(true)
      expect(await outbox.drain()).toMatchObject({ sent: 1 })
      expect(await outbox.resend(id)).toBe(false)
    })

    test('keeps only a code of what went wrong, never the words of the provider', async () => {
      const outbox = open(() => Promise.reject(new Error('550 <a@example.nl>: mevrouw Jansen is unknown')))
      await outbox.enqueue(store.system(), mail)
      await outbox.drain()
      expect(await rows()).toMatchObject([{ last_error: 'UNCERTAIN' }])
    })

    test('gives up waiting for a sender that hangs', async () => {
      const outbox = open(() => new Promise(() => {}), { sendTimeoutMs: 5 })
      await outbox.enqueue(store.system(), mail)
      expect(await outbox.drain()).toMatchObject({ postponed: 1 })
    })

    test('forgets what was sent long ago and nothing else', async () => {
      const outbox = open(({ kind }) => (kind === 'mail' ? Promise.resolve() : fails('REFUSED')()))
      await outbox.enqueue(store.system(), mail)
      await outbox.enqueue(store.system(), text)
      await outbox.drain()
      later(1)
      expect(await outbox.forget(now)).toBe(1)
      expect(await rows()).toMatchObject([{ state: 'stuck' }])
    })
  })

  describe('a text that waits', () => {
    test('attack 21: stands nowhere in the database, and can be read with the portal’s secret only', async () => {
      const outbox = open(() => Promise.resolve())
      const id = await outbox.enqueue(store.system(), text)
      const [row] = await rows()
      expect(row?.body).not.toContain('123456')
      expect(JSON.stringify(row)).not.toContain('Uw code')
      expect(seal.open(id, row?.body ?? '')).toBe(text.body)
      expect(() => createMessageSeal(createSeal([Buffer.alloc(32, 8)], 'outbox')).open(id, row?.body ?? '')).toThrow(
        /MAIL_SEAL|another secret/,
      )
      expect(() => seal.open(createId(), row?.body ?? '')).toThrow('another secret')
    })

    test('is not sent when it was put there past the portal, and says so', async () => {
      const send = vi.fn(() => Promise.resolve())
      const outbox = open(send)
      await outbox.enqueue(store.system(), text)
      await store.system().updateTable('outbox').set({ body: 'Uw code is 000000' }).execute()
      expect(await outbox.drain()).toMatchObject({ stuck: 1 })
      expect(send).not.toHaveBeenCalled()
    })
  })

  describe('a message that is worth nothing after a while', () => {
    const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * MINUTE)

    test('is sent in time', async () => {
      const outbox = open(() => Promise.resolve())
      await outbox.enqueue(store.system(), text, inMinutes(5))
      later(4)
      expect(await outbox.drain()).toMatchObject({ sent: 1 })
    })

    test('is not sent late, is seen by who looks, and can not be sent again', async () => {
      const send = vi.fn(() => Promise.resolve())
      const outbox = open(send)
      const id = await outbox.enqueue(store.system(), text, inMinutes(5))
      later(5)
      expect(await outbox.drain()).toMatchObject({ stuck: 1 })
      expect(send).not.toHaveBeenCalled()
      expect(await outbox.listStuck()).toMatchObject([{ id, reason: 'EXPIRED' }])
      expect(await rows()).toMatchObject([{ body: '' }])
      expect(await outbox.resend(id)).toBe(false)
      later(1)
      expect(await outbox.forget(now)).toBe(1)
    })

    test('is not put off beyond its time', async () => {
      const outbox = open(fails('UNREACHABLE'))
      await outbox.enqueue(store.system(), text, inMinutes(0.5))
      expect(await outbox.drain()).toMatchObject({ stuck: 1, postponed: 0 })
    })
  })

  describe('what a provider reports', () => {
    const report = (message: string, state: 'delivered' | 'failed' | 'underway', code?: string) =>
      noteDelivery(store.system(), { message, state, ...(code === undefined ? {} : { code }) }, now)

    test('is noted once, under our id or the provider’s own', async () => {
      const outbox = open(() => Promise.resolve('SM123'))
      const [one, other] = [await outbox.enqueue(store.system(), text), await outbox.enqueue(store.system(), text)]
      await outbox.drain()
      expect(await report(one, 'underway')).toBe(one)
      expect(await report(one, 'delivered')).toBe(one)
      expect(await report(one, 'failed')).toBeUndefined()
      await store.system().updateTable('outbox').set({ reference: 'SM999' }).where('id', '=', other).execute()
      expect(await report('SM999', 'delivered', '0')).toBe(other)
      expect(await rows()).toMatchObject([
        { state: 'sent', delivery: 'delivered', reference: 'SM123' },
        { delivery: 'delivered', delivery_code: '0' },
      ])
    })

    test('shows a message that did not arrive to who looks', async () => {
      const outbox = open(() => Promise.resolve())
      const id = await outbox.enqueue(store.system(), text)
      await outbox.drain()
      await report(id, 'failed', '27; drop table')
      expect(await outbox.listStuck()).toMatchObject([{ id, reason: 'UNDELIVERED 27droptable' }])
    })

    test('says nothing of a message nobody knows, nor of a mail', async () => {
      const outbox = open(() => Promise.resolve())
      const id = await outbox.enqueue(store.system(), mail)
      await outbox.drain()
      for (const message of [id, createId(), 'SM404', "' or true --", '']) expect(await report(message, 'failed')).toBeUndefined()
    })
  })

  describe('two rounds at once', () => {
    test('never take the same message', async () => {
      const taken: string[] = []
      const outbox = open(({ id }) => Promise.resolve(void taken.push(id)))
      for (let nr = 0; nr < 45; nr += 1) await outbox.enqueue(store.system(), mail)
      await Promise.all([outbox.drain(), outbox.drain(), outbox.drain()])
      expect(taken).toHaveLength(45)
      expect(new Set(taken).size).toBe(45)
    })
  })

  describe('a message whose process died while sending', () => {
    let bury: () => Promise<unknown>
    async function die(message: typeof mail | typeof text) {
      const answer = Promise.withResolvers<void>()
      const hangs = open(() => answer.promise, { sendTimeoutMs: 60_000 })
      await hangs.enqueue(store.system(), message)
      // The round does not end within the test: what stands in the table now is what a killed process leaves behind.
      const round = hangs.drain()
      bury = () => (answer.resolve(), round)
      await vi.waitFor(async () => expect(await rows()).toMatchObject([{ attempts: 1 }]))
    }
    afterEach(() => bury())

    test('is left alone until its lease is over, and then sent', async () => {
      await die(mail)
      const outbox = open(() => Promise.resolve())
      later(4)
      expect(await outbox.drain()).toMatchObject({ sent: 0 })
      later(2)
      expect(await outbox.drain()).toMatchObject({ sent: 1 })
    })

    test('is not sent again when it is a text message whose provider can not tell doubles', async () => {
      await die(text)
      const send = vi.fn(() => Promise.resolve())
      later(6)
      expect(await open(send).drain()).toMatchObject({ stuck: 1 })
      expect(send).not.toHaveBeenCalled()
      expect(await open(send).listStuck()).toMatchObject([{ reason: 'UNCERTAIN' }])
    })

    test('is sent again when the provider drops doubles', async () => {
      await die(text)
      later(6)
      expect(await open(() => Promise.resolve(), { idempotent: true }).drain()).toMatchObject({ sent: 1 })
    })

    async function claim(message: typeof mail) {
      const late = Promise.withResolvers<void>()
      const slow = open(() => late.promise)
      await slow.enqueue(store.system(), message)
      const round = slow.drain()
      await vi.waitFor(async () => expect(await rows()).toMatchObject([{ attempts: 1 }]))
      return { late, round }
    }

    test('is believed when it says after its lease that it was delivered', async () => {
      const { late, round } = await claim(mail)
      later(6)
      await open(fails('UNREACHABLE')).drain()
      late.resolve()
      await round
      expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2 }])
    })

    test('changes nothing when it says after its lease that it failed', async () => {
      const { late, round } = await claim(mail)
      later(6)
      await open(fails('UNREACHABLE', 421)).drain()
      const before = await rows()
      late.reject(new DeliveryError('REFUSED', 550))
      await round
      expect(await rows()).toEqual(before)
    })
  })

  describe('the development mailbox', () => {
    test('shows what was sent with its text, when the outbox keeps it', async () => {
      const outbox = open(() => Promise.resolve(), { keepBodies: true })
      const id = await outbox.enqueue(store.system(), mail)
      await outbox.enqueue(store.system(), text)
      await outbox.drain()
      const mailbox = createMailbox(() => store.system(), seal)
      expect(await mailbox.list()).toMatchObject([{ kind: 'text' }, { kind: 'mail', subject: 'Nieuw bericht', state: 'sent' }])
      expect(await mailbox.read(id)).toMatchObject({ id, body: mail.body })
    })

    test('knows nothing of an id that is none', async () => {
      expect(await createMailbox(() => store.system(), seal).read("x' or true --")).toBeUndefined()
    })
  })
})
