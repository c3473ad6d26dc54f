import { describe, expect, test } from 'vitest'
import { authenticator, hello, onlyProblem, part, plugin, problemsOf, weights } from './portal.fixture.ts'

type Changes = NonNullable<Parameters<typeof part>[0]>

/** A part of the desk that is right, with what a test changes. */
const desk = (changes: Changes = {}) =>
  part({
    id: 'desk',
    scope: 'organisation',
    rights: { read: {}, answer: { title: 'letters.title' } },
    reads: [],
    summary: undefined,
    actions: {},
    ...changes,
  } as Changes)

const around = (...parts: readonly ReturnType<typeof part>[]) => ({
  plugins: [plugin({ parts: () => [part(), weights, hello, ...parts] as never })],
  auth: authenticator({ maxAssurance: 'mfa' }),
})
const sets = (...rights: readonly string[]) => ({ desk: { sets: { answering: { title: 'Beantwoorden', rights } } } })

describe('a part of the desk', () => {
  test('stands in a portal with a set of its own', () => {
    expect(problemsOf({ ...around(desk()), ...sets('post.desk:read', 'post.desk:answer') })).toEqual([])
  })

  test('DESK_PART_MISMATCH for one that reads records', () => {
    expect(onlyProblem('DESK_PART_MISMATCH', around(desk({ reads: part().reads }))).cause).toContain('`reads`')
  })

  test('DESK_PART_MISMATCH for ports of a part that is none of the desk', () => {
    expect(onlyProblem('DESK_PART_MISMATCH', around(part({ id: 'other', ports: ['clients'] } as Changes))).place).toBe('post.other')
  })

  test('DESK_PART_MISMATCH for a panel that holds one', () => {
    const panels = [{ id: 'letters', title: 'Brieven', colour: 'blue', icon: 'mail', parts: ['post.letters', 'post.weights', 'post.desk'] }]
    expect(onlyProblem('DESK_PART_MISMATCH', { ...around(desk()), panels }).fix).toContain('Remove it from the panel')
  })
})

describe('rights of the desk', () => {
  test('DESK_RIGHT_MISMATCH for one in a set of people around a client', () => {
    const permissionSets = { full: { title: 'Volledig', rights: ['post.letters:read', 'post.desk:read'] } }
    expect(onlyProblem('DESK_RIGHT_MISMATCH', { ...around(desk()), permissionSets, access: {} }).fix).toContain('desk.sets')
  })

  test('DESK_RIGHT_MISMATCH for a right around a client in a set of the desk', () => {
    expect(onlyProblem('DESK_RIGHT_MISMATCH', { ...around(desk()), ...sets('post.letters:read') }).place).toBe(
      'desk.sets.answering.rights[0]',
    )
  })

  test('RIGHT_UNKNOWN for one that no part of the desk knows', () => {
    expect(onlyProblem('RIGHT_UNKNOWN', { ...around(desk()), ...sets('post.desk:answre') }).hint).toContain('post.desk:answer')
  })

  test('a desk that opens with a password alone is accepted by name or does not start', () => {
    const open = { ...around(desk()), desk: { ...sets('post.desk:read').desk, requires: 'single' } }
    expect(onlyProblem('RISK_UNACCEPTED', open).place).toBe('finding "desk-single-factor"')
  })
})
