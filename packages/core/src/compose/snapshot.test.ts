import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Letter } from './portal.fixture.ts'
import { toSnapshot } from './snapshot.ts'

describe('a snapshot', () => {
  test('reads each value once, so that what was checked is what is used', () => {
    let reads = 0
    const shifty = {
      get id() {
        reads += 1
        return `read ${reads}`
      },
    }
    const { value } = toSnapshot({ shifty })
    expect(value).toEqual({ shifty: { id: 'read 1' } })
    expect(reads).toBe(1)
  })

  test('keeps functions, schemas, instances and record types as they are', () => {
    const kept = { run: () => 1, schema: z.string(), at: new Date(0), type: Letter }
    const { value } = toSnapshot(kept)
    expect(value).not.toBe(kept)
    expect(Object.values(Object(value))).toEqual(Object.values(kept))
    expect(Object(value).type).toBe(Letter)
  })

  test('names what could not be read and goes on', () => {
    const broken = {
      good: 1,
      get bad(): never {
        throw new Error('no')
      },
    }
    expect(toSnapshot([broken])).toEqual({
      value: [{ good: 1, bad: undefined }],
      unreadable: [{ path: [0, 'bad'], reason: 'Reading it failed: no' }],
    })
  })

  test('ends where something refers to itself, is too deep or too large', () => {
    const circle: { self?: unknown } = {}
    circle.self = circle
    expect(toSnapshot(circle).unreadable).toMatchObject([{ path: ['self'] }])
    let deep: unknown = 'bottom'
    for (let level = 0; level < 1000; level += 1) deep = [deep]
    expect(toSnapshot(deep).unreadable[0]?.reason).toContain('deeper')
    expect(toSnapshot([Array.from({ length: 300_000 })]).unreadable[0]?.reason).toContain('more than')
  })

  test('takes a key named __proto__ for a key', () => {
    const { value } = toSnapshot(JSON.parse('{"__proto__": {"polluted": true}}'))
    expect(Object.keys(Object(value))).toEqual(['__proto__'])
    expect(Object(value).polluted).toBeUndefined()
  })
})
