import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listTestDatabases, type TestDatabase } from '../test-database.ts'
import { createThrottle, type Throttle, type ThrottleRule } from './throttle.ts'

const START = Date.parse('2031-03-03T10:00:00Z')

describe.each(listTestDatabases())('the throttle on $kind', ({ open }) => {
  let database: TestDatabase
  let seconds = 0

  const make = (maxKeys?: number, rule: ThrottleRule = { kind: 'delay' }): Throttle =>
    createThrottle({
      rule,
      database: () => database.auth,
      now: () => new Date(START + seconds * 1000),
      key: Buffer.alloc(32, 7),
      ...(maxKeys === undefined ? {} : { maxKeys }),
    })

  const from = (userName: string, device?: string) => ({ userName, device })

  async function waitOf(throttle: Throttle, name: string): Promise<number> {
    const claim = await throttle.claim(from(name))
    return claim.admitted ? 0 : ((claim.until?.getTime() ?? Infinity) - START) / 1000 - seconds
  }

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    seconds = 0
    await database.clear()
  })

  test('three wrong passwords cost no waiting, each one beyond costs more, up to an hour', async () => {
    const throttle = make()
    for (let attempt = 0; attempt < 3; attempt += 1) expect(await waitOf(throttle, 'anna')).toBe(0)
    for (const delay of [30, 60, 120, 300, 900, 1800, 3600, 3600, 3600]) {
      expect(await waitOf(throttle, 'anna')).toBe(0)
      expect(await waitOf(throttle, 'anna')).toBe(delay)
      seconds += delay - 1
      expect(await waitOf(throttle, 'anna')).toBe(1)
      seconds += 1
    }
  })

  test('attack 08: of fifty guesses at once exactly four are compared', async () => {
    const throttle = make()
    const claims = await Promise.all(Array.from({ length: 50 }, () => throttle.claim(from('anna'))))
    expect(claims.filter((claim) => claim.admitted)).toHaveLength(4)
    seconds += 30
    const next = await Promise.all(Array.from({ length: 50 }, () => throttle.claim(from('anna'))))
    expect(next.filter((claim) => claim.admitted)).toHaveLength(1)
  })

  test('a refused attempt does not lengthen the wait, so that a stranger cannot keep a name shut by knocking', async () => {
    const throttle = make()
    for (let attempt = 0; attempt < 4; attempt += 1) await throttle.claim(from('anna'))
    for (let knock = 0; knock < 20; knock += 1) await throttle.claim(from('anna'))
    expect(await waitOf(throttle, 'anna')).toBe(30)
  })

  test('one name does not slow down another, and a right password sets a name free', async () => {
    const throttle = make()
    for (let attempt = 0; attempt < 10; attempt += 1) await throttle.claim(from('anna'))
    expect(await waitOf(throttle, 'bram')).toBe(0)
    await throttle.clear(from('anna'))
    for (let attempt = 0; attempt < 3; attempt += 1) expect(await waitOf(throttle, 'anna')).toBe(0)
  })

  test('a name is forgotten a day after its last attempt, not earlier', async () => {
    const throttle = make()
    for (let attempt = 0; attempt < 4; attempt += 1) await throttle.claim(from('anna'))
    seconds += 24 * 3600 - 1
    await throttle.sweep()
    expect(await database.dump()).not.toBe('')
    seconds += 1
    expect(await waitOf(throttle, 'anna')).toBe(0)
    expect(await waitOf(throttle, 'anna')).toBe(0)
    seconds += 24 * 3600
    await throttle.sweep()
    expect(await database.dump()).toBe('')
  })

  test('a flood of names does not set a slowed down name free', async () => {
    const throttle = make(5)
    for (let attempt = 0; attempt < 4; attempt += 1) await throttle.claim(from('anna'))
    for (let name = 0; name < 20; name += 1) await throttle.claim(from(`naam${name}`))
    await throttle.sweep()
    expect((await database.dump()).split('\n')).toHaveLength(5)
    expect(await waitOf(throttle, 'anna')).toBe(30)
  })

  test('attack 26: a stranger who keeps guessing slows down no device that its owner is known on', async () => {
    const throttle = make()
    for (let attempt = 0; attempt < 4; attempt += 1) await throttle.claim(from('anna'))
    expect(await waitOf(throttle, 'anna')).toBe(30)
    expect(await throttle.claim(from('anna', 'tablet'))).toEqual({ admitted: true, isLast: false })
  })

  test('a policy that blocks lets five wrong passwords through, and then none until it is lifted', async () => {
    const throttle = make(undefined, { kind: 'block', after: 5 })
    const claims = []
    for (let attempt = 0; attempt < 6; attempt += 1) claims.push(await throttle.claim(from('anna')))
    expect(claims.map((claim) => claim.admitted && claim.isLast)).toEqual([false, false, false, false, true, false])
    expect(claims.at(-1)).toEqual({ admitted: false })
    seconds += 365 * 24 * 3600
    await throttle.sweep()
    expect(await throttle.isShut('anna')).toBe(true)
    expect(await throttle.claim(from('anna'))).toEqual({ admitted: false })
    await throttle.lift(database.auth, 'anna')
    expect(await throttle.isShut('anna')).toBe(false)
    expect(await throttle.claim(from('anna'))).toMatchObject({ admitted: true })
  })

  test('attack 26: a block by strangers leaves a known device of the owner alone, and is lifted for every device at once', async () => {
    const throttle = make(undefined, { kind: 'block', after: 5 })
    for (let attempt = 0; attempt < 10; attempt += 1) await throttle.claim(from('anna'))
    expect(await throttle.claim(from('anna', 'tablet'))).toMatchObject({ admitted: true })
    for (let attempt = 0; attempt < 5; attempt += 1) await throttle.claim(from('anna', 'tablet'))
    expect(await throttle.claim(from('anna', 'tablet'))).toEqual({ admitted: false })
    await throttle.lift(database.auth, 'anna')
    for (const device of [undefined, 'tablet']) expect(await throttle.claim(from('anna', device))).toMatchObject({ admitted: true })
  })

  test('attack 08: of fifty guesses at once a policy that blocks compares exactly five', async () => {
    const throttle = make(undefined, { kind: 'block', after: 5 })
    const claims = await Promise.all(Array.from({ length: 50 }, () => throttle.claim(from('anna'))))
    expect(claims.filter((claim) => claim.admitted)).toHaveLength(5)
  })

  test('what was typed is not kept', async () => {
    await make().claim(from('anna.jansen@example.nl'))
    expect(await database.dump()).not.toContain('anna')
  })
})
