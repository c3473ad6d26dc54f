import { hash } from '@node-rs/argon2'
import { describe, expect, test } from 'vitest'
import { AuthError } from '../auth-error.ts'
import { createTestKeys } from '@voordeur/core/testing'
import { seal, unseal } from '../seal.ts'
import { createPasswordHasher, HASH_NAME, HASH_PREFIX, HASH_PURPOSE } from './password-hasher.ts'
import { createTurnstile } from './turnstile.ts'

const pepper = createTestKeys().seal(HASH_PURPOSE)
const stored = (hashed: string) => `${HASH_PREFIX}${seal(pepper, HASH_NAME, Buffer.from(hashed))}`
const opened = (hashed: string) => unseal(pepper, HASH_NAME, hashed.slice(HASH_PREFIX.length)).toString()

describe('hashing passwords', () => {
  test('a hash is argon2id with 46 MiB, one pass and one lane, and different each time', async () => {
    const hasher = await createPasswordHasher(pepper)
    const [first, second] = [await hasher.inTurn((turn) => turn.hash('een zin')), await hasher.inTurn((turn) => turn.hash('een zin'))]
    expect(opened(first)).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
    expect(first).not.toBe(second)
  })

  test('the right password is right, in any Unicode spelling, and another is wrong', async () => {
    const { inTurn } = await createPasswordHasher(pepper)
    const kept = await inTurn((turn) => turn.hash('caf\u00e9 in Zw\u00e4nenburg'))
    expect(await inTurn((turn) => turn.compare('cafe\u0301 in Zwa\u0308nenburg', kept))).toBe('right')
    expect(await inTurn((turn) => turn.compare('cafe in Zwanenburg', kept))).toBe('wrong')
  })

  test('without the pepper a stored hash is worth nothing', async () => {
    const kept = await (await createPasswordHasher(pepper)).inTurn((turn) => turn.hash('een zin'))
    const other = await createPasswordHasher(createTestKeys('another').seal(HASH_PURPOSE))
    await expect(other.inTurn((turn) => turn.compare('een zin', kept))).rejects.toThrow('a secret that was not given')
    expect(kept).not.toContain('$argon2')
  })

  test('without a stored hash every password is wrong', async () => {
    const { inTurn } = await createPasswordHasher(pepper)
    expect(await inTurn((turn) => turn.compare('', undefined))).toBe('wrong')
  })

  test.each([{ memoryCost: 19_456 }, { timeCost: 2 }, { outputLen: 16 }, { parallelism: 2 }])(
    'a hash made with %j is outdated',
    async (older) => {
      const today = { memoryCost: 47_104, timeCost: 1, parallelism: 1, outputLen: 32 }
      const { inTurn } = await createPasswordHasher(pepper)
      expect(await inTurn(async (turn) => turn.compare('een zin', stored(await hash('een zin', today))))).toBe('right')
      expect(await inTurn(async (turn) => turn.compare('een zin', stored(await hash('een zin', { ...today, ...older }))))).toBe('outdated')
    },
  )
})

describe('the turnstile', () => {
  const gate = () => {
    let open = () => {}
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    return { opened, open: () => open() }
  }

  test('lets so many inside at once, in order, and refuses who does not fit in the queue', async () => {
    const [turnstile, door] = [createTurnstile({ inside: 2, waiting: 3 }), gate()]
    const entered: number[] = []
    const visits = [1, 2, 3, 4, 5].map((visitor) =>
      turnstile(async () => {
        entered.push(visitor)
        await door.opened
      }),
    )
    await expect(turnstile(async () => {})).rejects.toThrow(expect.objectContaining({ code: 'BUSY' }))
    expect(entered).toEqual([1, 2])
    door.open()
    await Promise.all(visits)
    expect(entered).toEqual([1, 2, 3, 4, 5])
  })

  test('is free again after everybody left, also after a failure', async () => {
    const turnstile = createTurnstile({ inside: 1, waiting: 0 })
    await expect(turnstile(() => Promise.reject(new AuthError('PASSWORD_REFUSED', 'x')))).rejects.toThrow('x')
    expect(await turnstile(async () => 'in')).toBe('in')
  })
})
