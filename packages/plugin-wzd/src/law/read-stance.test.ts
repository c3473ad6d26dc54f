import type { Position } from '@voordeur/core/care'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readStance } from './read-stance.ts'

type Says = Position['says']

/** All orders in which it may have been said: what has a day of its own stands after what has an earlier one; an undated one can be anywhere. */
function listOrders(positions: readonly Position[]): readonly (readonly Position[])[] {
  if (positions.length === 0) return [[]]
  return positions
    .filter(({ at }) => !positions.some((other) => at !== undefined && other.at !== undefined && other.at < at))
    .flatMap((first) => listOrders(positions.filter((one) => one !== first)).map((rest) => [first, ...rest]))
}

/** What somebody holds who said these in this order, looked at from the end. */
function readInOrder(said: readonly Says[]): { resists: boolean | undefined; agrees: boolean | undefined } {
  const last = (...some: Says[]) => said.findLastIndex((one) => some.includes(one))
  const agreement = said[last('agrees', 'does-not-agree', 'resists')]
  const plain = said[last('resists', 'does-not-resist')]
  const agreed = last('agrees') > last('resists', 'does-not-resist')
  const resists = plain === undefined ? undefined : plain === 'resists'
  // Agreement ends resistance for as long as it lasts; a "does not resist" that was never taken back outlasts it.
  const afterAgreeing = plain === 'does-not-resist' || last('does-not-agree') < last('agrees') ? false : undefined
  return { resists: agreed ? afterAgreeing : resists, agrees: agreement === undefined ? undefined : agreement === 'agrees' }
}

const position = fc.record({
  by: fc.constant<Position['by']>('client'),
  says: fc.constantFrom<Says[]>('agrees', 'does-not-agree', 'resists', 'does-not-resist'),
  at: fc.constantFrom(undefined, '2026-01-05', '2026-01-06', '2026-01-07'),
})

describe('what the positions of one person come to', () => {
  test('is said only when every order in which they can have been taken comes to the same', () => {
    fc.assert(
      fc.property(fc.array(position, { maxLength: 5 }), (positions) => {
        const stance = readStance(positions)
        for (const order of listOrders(positions)) {
          const held = readInOrder(order.map(({ says }) => says))
          if (stance.resists !== undefined) expect(held.resists).toBe(stance.resists)
          if (stance.agrees !== undefined) expect(held.agrees).toBe(stance.agrees)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('is what the last one says when each has a day of its own', () => {
    const days = fc.uniqueArray(fc.integer({ min: 10, max: 28 }), { minLength: 1, maxLength: 6 })
    const said = days.chain((some) => fc.tuple(...some.map((day) => position.map((one) => ({ ...one, at: `2026-01-${day}` })))))
    fc.assert(
      fc.property(said, (positions) => {
        const inOrder = positions.toSorted((one, other) => (one.at < other.at ? -1 : 1)).map(({ says }) => says)
        expect(readStance(positions)).toEqual({ ...readInOrder(inOrder), clashes: false })
      }),
      { numRuns: 200 },
    )
  })

  test('a clash of one day is over once something later answers it', () => {
    const clash = [
      { by: 'client', says: 'agrees', at: '2026-01-05' },
      { by: 'client', says: 'resists', at: '2026-01-05' },
    ] satisfies Position[]
    expect(readStance(clash)).toEqual({ clashes: true })
    expect(readStance([...clash, { by: 'client', says: 'agrees', at: '2026-01-06' }])).toEqual({
      resists: false,
      agrees: true,
      clashes: false,
    })
    expect(readStance([...clash, { by: 'client', says: 'does-not-agree', at: '2026-01-06' }])).toEqual({ agrees: false, clashes: true })
  })

  test('the hour counts where each has one, also across midnight in Amsterdam', () => {
    const said = (says: Says, at: string) => ({ by: 'client' as const, says, at })
    // 23:30 in London is the next day in Amsterdam.
    expect(readStance([said('resists', '2026-01-05T23:30:00Z'), said('agrees', '2026-01-05')]).resists).toBe(true)
    expect(readStance([said('resists', '2026-01-05T10:00:00+01:00'), said('agrees', '2026-01-05T09:30:00Z')]).resists).toBe(false)
    expect(readStance([said('resists', '2026-01-05T10:00:00Z'), said('agrees', '2026-01-05T11:00:00+01:00')])).toEqual({ clashes: true })
  })
})
