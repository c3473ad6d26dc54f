import { describe, expect, test } from 'vitest'
import { type FlowFacts, nextStep } from './next-step.ts'

const NAMES = ['isOver', 'isRefused', 'isIdentified', 'isFactorDue', 'isPasswordDue', 'isNameDue'] as const

/** Every combination of the facts there is. */
const ALL = Array.from({ length: 2 ** NAMES.length }, (_, bits) => {
  const facts = Object.fromEntries(NAMES.map((name, place) => [name, ((bits >> place) & 1) === 1]))
  return facts as unknown as FlowFacts
})

const those = (where: (facts: FlowFacts) => boolean) => ALL.filter((facts) => where(facts)).map((facts) => nextStep(facts))

describe('the next step of a sign-in, over all combinations of its facts', () => {
  test('there are sixty-four, and each leads somewhere', () => {
    expect(new Set(ALL.map((facts) => JSON.stringify(facts))).size).toBe(64)
    expect(new Set(ALL.map((facts) => nextStep(facts)))).toEqual(
      new Set(['dead', 'identify', 'second-factor', 'set-password', 'set-username', 'done']),
    )
  })

  test('what is over or refused is dead, whatever else is true', () => {
    expect(new Set(those(({ isOver, isRefused }) => isOver || isRefused))).toEqual(new Set(['dead']))
    expect(those(({ isOver, isRefused }) => !isOver && !isRefused)).not.toContain('dead')
  })

  test('nobody gets past the door without having said who they are', () => {
    const unknown = those(({ isOver, isRefused, isIdentified }) => !isOver && !isRefused && !isIdentified)
    expect(new Set(unknown)).toEqual(new Set(['identify']))
  })

  test('done is reached only by who is identified, and when factor, password and name are not due', () => {
    for (const facts of ALL.filter((each) => nextStep(each) === 'done')) {
      expect(facts).toEqual({
        isOver: false,
        isRefused: false,
        isIdentified: true,
        isFactorDue: false,
        isPasswordDue: false,
        isNameDue: false,
      })
    }
    expect(ALL.filter((each) => nextStep(each) === 'done')).toHaveLength(1)
  })

  test('a password is never set, and a name never chosen, before the second factor', () => {
    const due = those(({ isFactorDue }) => isFactorDue)
    for (const step of ['set-password', 'set-username', 'done']) expect(due).not.toContain(step)
  })

  test('a name is chosen after the password, so that a temporary one never outlives this step', () => {
    expect(those(({ isPasswordDue }) => isPasswordDue)).not.toContain('set-username')
  })

  test('the order is the same for every combination: one rule decides, the first that holds', () => {
    for (const facts of ALL) {
      const expected =
        facts.isOver || facts.isRefused
          ? 'dead'
          : [
              [!facts.isIdentified, 'identify'],
              [facts.isFactorDue, 'second-factor'],
              [facts.isPasswordDue, 'set-password'],
              [facts.isNameDue, 'set-username'],
              [true, 'done'],
            ].find(([holds]) => holds)?.[1]
      expect(nextStep(facts), JSON.stringify(facts)).toBe(expected)
    }
  })
})
