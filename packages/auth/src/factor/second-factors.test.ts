import { createTestKeys } from '@voordeur/core/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listTestDatabases, type TestDatabase } from '../test-database.ts'
import { unseal } from '../seal.ts'
import { toAppCode, toAppStep } from './app-secret.ts'
import { createApps } from './apps.ts'
import { authenticatorApp } from './authenticator-app.ts'
import { createChallenges } from './challenges.ts'
import { createOneTimeCode } from './one-time-code.ts'
import { createPhones } from './phones.ts'
import type { FactorChallenge, FactorPorts } from './second-factor.ts'
import { secondFactorContract, type SecondFactorUnderTest } from './second-factor-contract.ts'
import { sms } from './sms.ts'
import { createFactorPorts, type FactorPortsUnderTest } from './test-factor-ports.ts'

const STRANGER = '01890000-0000-7000-8000-0000000000ff'
const CHALLENGE = { boundTo: 'flow-1', purpose: 'sign-in' } as const

describe.each(listTestDatabases())('second factors on $kind', ({ kind, open }) => {
  let database: TestDatabase
  const atOnce = kind === 'PostgreSQL' ? 200 : 50

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  async function setUpSms(options = {}): Promise<SecondFactorUnderTest & { readonly world: FactorPortsUnderTest }> {
    await database.clear()
    const world = createFactorPorts(database)
    const phones = createPhones(() => database.auth, world.ports.now)
    for (const [index, accountId] of database.accounts.entries()) await phones.add(database.auth, accountId, `+3161234567${index}`)
    const factor = await sms(options).open(world.ports)
    const codes = createOneTimeCode(world.ports.keys('one-time-code'))
    const codeOf = async ({ accountId, boundTo, purpose }: FactorChallenge) => {
      const row = await createChallenges(() => database.auth, world.ports.now).find({ accountId, boundTo, purpose, factor: 'sms' })
      return row ? codes.make(row) : ''
    }
    return { factor, enrolled: database.accounts, stranger: STRANGER, codeOf, advance: world.advance, dump: database.dump, atOnce, world }
  }

  async function setUpApp(): Promise<SecondFactorUnderTest & { readonly ports: FactorPorts }> {
    await database.clear()
    const { ports, advance } = createFactorPorts(database)
    const by = ports.seal('app-secret')
    const apps = createApps({ database: () => database.auth, now: ports.now, seal: by, offerKeys: ports.keys('app-offer') })
    for (const accountId of database.accounts) {
      const to = { accountId, sessionId: 'session' }
      await apps.confirm(database.auth, to, toAppCode(apps.offer(to), toAppStep(ports.now())))
    }
    advance(90)
    const codeOf = async ({ accountId }: FactorChallenge) => {
      const row = await database.auth.selectFrom('auth_app').where('account_id', '=', accountId).select('secret').executeTakeFirstOrThrow()
      return toAppCode(unseal(by, accountId, row.secret), toAppStep(ports.now()))
    }
    const factor = await authenticatorApp().open(ports)
    return { factor, enrolled: database.accounts, stranger: STRANGER, codeOf, advance, dump: database.dump, atOnce, ports }
  }

  describe('a code by text message', () => {
    secondFactorContract({ test }, setUpSms)

    const asked = (it: SecondFactorUnderTest) => ({ ...CHALLENGE, accountId: it.enrolled[0] })

    test('fits one message of plain letters, and ends with the line a phone fills in on this portal only', async () => {
      const it = await setUpSms()
      await it.factor.start(asked(it))
      const body = it.world.texts[0]?.body ?? ''
      expect(body).toContain(`is ${await it.codeOf(asked(it))}. `)
      expect(body.length).toBeLessThanOrEqual(160)
      expect(body).toMatch(/^[\x20-\x7E\n]+$/)
      expect(body).toMatch(/\n\n@portaal\.example #\d{6}$/)
      expect(body).not.toMatch(/[\u0080-\uFFFF]/)
    })

    test('is good for five minutes', async () => {
      const it = await setUpSms()
      await it.factor.start(asked(it))
      const code = await it.codeOf(asked(it))
      it.advance(5 * 60)
      expect(await it.factor.verify(asked(it), code)).toMatchObject({ outcome: 'refused', reason: 'expired' })
      expect(await it.factor.show(asked(it))).toMatchObject({ isExpired: true })
    })

    test('can be asked for again after 30, 60 and 120 seconds, three times, and each kills the one before', async () => {
      const it = await setUpSms()
      await it.factor.start(asked(it))
      for (const [index, wait] of [30, 60, 120].entries()) {
        const before = await it.codeOf(asked(it))
        expect(await it.factor.show(asked(it))).toMatchObject({ resend: { afterSeconds: wait, left: 3 - index } })
        it.advance(wait - 1)
        expect(await it.factor.resend(asked(it))).toMatchObject({ outcome: 'refused', reason: 'throttled', retryAfter: 1 })
        it.advance(1)
        expect(await it.factor.resend(asked(it))).toEqual({ outcome: 'started' })
        expect(await it.codeOf(asked(it))).not.toBe(before)
        expect(await it.factor.verify(asked(it), before)).toMatchObject({ outcome: 'refused' })
      }
      it.advance(300)
      expect(await it.factor.resend(asked(it))).toMatchObject({ outcome: 'refused', cause: 'no-codes-left' })
      expect(it.world.texts).toHaveLength(4)
    })

    test('attack 27: an account gets five messages an hour and ten a day, over all its sign-ins', async () => {
      const it = await setUpSms()
      const start = async (nr: number) => (await it.factor.start({ ...asked(it), boundTo: `flow-${nr}` })).outcome
      const hours = []
      for (let hour = 0; hour < 4; hour += 1) {
        const outcomes = []
        for (let nr = 0; nr < 7; nr += 1) outcomes.push(await start(hour * 10 + nr))
        hours.push(outcomes.filter((outcome) => outcome === 'started').length)
        it.advance(60 * 60)
      }
      expect(hours).toEqual([5, 5, 0, 0])
      it.advance(20 * 60 * 60)
      expect(await start(99)).toBe('started')
    })

    test('attack 27: one number gets five messages an hour, whoever it belongs to', async () => {
      const it = await setUpSms()
      await database.auth.updateTable('auth_phone').set({ number: '+31612345670' }).execute()
      let sent = 0
      for (let nr = 0; nr < 10; nr += 1) {
        const accountId = it.enrolled[nr % 2] ?? ''
        const { outcome } = await it.factor.start({ ...CHALLENGE, accountId, boundTo: `flow-${nr}` })
        if (outcome === 'started') sent += 1
      }
      expect(sent).toBe(5)
    })

    test('attack 27: the portal as a whole stops at its budget, says so once, and goes on when the hour is over', async () => {
      const it = await setUpSms({ perHour: 3 })
      const answers = []
      for (let nr = 0; nr < 4; nr += 1)
        answers.push(await it.factor.start({ ...CHALLENGE, accountId: it.enrolled[nr % 2] ?? '', boundTo: `flow-${nr}` }))
      for (let nr = 4; nr < 6; nr += 1) answers.push(await it.factor.start({ ...asked(it), boundTo: `flow-${nr}` }))
      expect(answers.map(({ outcome }) => outcome)).toEqual(['started', 'started', 'started', 'refused', 'refused', 'refused'])
      expect(answers.at(-1)).toMatchObject({ reason: 'unavailable', cause: 'sms-breaker' })
      expect(it.world.events.filter(({ type }) => type === 'sms-breaker')).toHaveLength(1)
      it.advance(60 * 60)
      expect(await it.factor.start({ ...asked(it), boundTo: 'flow-9' })).toEqual({ outcome: 'started' })
    })

    test('attack 27: of two hundred requests at once no more messages leave than the limits say', async () => {
      const it = await setUpSms()
      const answers = await Promise.all(Array.from({ length: atOnce }, (_, nr) => it.factor.start({ ...asked(it), boundTo: `flow-${nr}` })))
      expect(answers.filter(({ outcome }) => outcome === 'started')).toHaveLength(5)
      expect(it.world.texts).toHaveLength(5)
    })

    test('a number is kept in no limit as it is', async () => {
      const it = await setUpSms()
      await it.factor.start(asked(it))
      const limits = await database.auth.selectFrom('auth_limit').selectAll().execute()
      expect(JSON.stringify(limits)).not.toContain('31612345670')
    })
  })

  describe('a code from an app', () => {
    secondFactorContract({ test }, setUpApp)

    const asked = (it: SecondFactorUnderTest) => ({ ...CHALLENGE, accountId: it.enrolled[0] })

    test('attack 07: a code that was used in one sign-in is refused in the next, also within its half minute', async () => {
      const it = await setUpApp()
      const code = await it.codeOf(asked(it))
      await it.factor.start(asked(it))
      expect(await it.factor.verify(asked(it), code)).toEqual({ outcome: 'proven' })
      await it.factor.start({ ...asked(it), boundTo: 'flow-2' })
      expect(await it.factor.verify({ ...asked(it), boundTo: 'flow-2' }, code)).toMatchObject({ outcome: 'refused' })
    })

    test('a clock that runs half a minute apart is understood, one that runs further is not', async () => {
      const it = await setUpApp()
      const early = await it.codeOf(asked(it))
      it.advance(30)
      await it.factor.start(asked(it))
      expect(await it.factor.verify(asked(it), early)).toEqual({ outcome: 'proven' })
      const late = await it.codeOf(asked(it))
      it.advance(90)
      await it.factor.start({ ...asked(it), boundTo: 'flow-2' })
      expect(await it.factor.verify({ ...asked(it), boundTo: 'flow-2' }, late)).toMatchObject({ outcome: 'refused' })
    })

    test('a copied row gives no secret without the portal’s key, nor under another account', async () => {
      const it = await setUpApp()
      const by = it.ports.seal('app-secret')
      const row = await database.auth.selectFrom('auth_app').where('account_id', '=', it.enrolled[0]).selectAll().executeTakeFirstOrThrow()
      expect(unseal(by, it.enrolled[0], row.secret)).toHaveLength(20)
      expect(() => unseal(by, it.enrolled[1], row.secret)).toThrow()
      expect(() => unseal(createTestKeys('another').seal('app-secret'), it.enrolled[0], row.secret)).toThrow()
    })
  })
})
