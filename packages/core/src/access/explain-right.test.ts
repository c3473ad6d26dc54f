import { expect, test } from 'vitest'
import type { Basis } from '../define/viewer.ts'
import type { AccessFacts } from './access-facts.ts'
import { explainRight, type ReasonRules } from './explain-right.ts'
import { OPEN_ACCESS } from './open-access.fixture.ts'

const at = (day: string) => new Date(`${day}T12:00:00Z`)
const rules: ReasonRules = {
  ends: { endsAfterCareDays: 7, readOnAfterDeath: [] },
  startsWith: () => ['a.plan:read'],
  now: at('2026-06-01'),
}
const plan = { id: 'a.plan:read', explicit: false, byBasis: [] }
const wzd = { id: 'a.wzd:read', explicit: true, byBasis: ['self', 'mentor'] as readonly Basis[] }

const held = (basis: Basis, rights: readonly string[], more: Partial<AccessFacts> = {}) => ({
  ...OPEN_ACCESS,
  basis,
  rights,
  grantedAt: at('2026-03-03'),
  validFrom: at('2026-03-05'),
  ...more,
})

test('what a basis starts with is held because of the basis, since that began', () => {
  expect(explainRight(held('mentor', ['a.plan:read']), plan, rules)).toEqual({
    has: true,
    why: 'basis',
    basis: 'mentor',
    since: at('2026-03-05'),
  })
})

test('whoever is family or invited holds what was ticked, though their basis starts with the same', () => {
  for (const basis of ['family', 'invited'] as const)
    expect(explainRight(held(basis, ['a.plan:read']), plan, rules)).toMatchObject({ has: true, why: 'granted', since: at('2026-03-03') })
})

test('what a mentor was given beyond the start was ticked', () => {
  const more = { ...rules, startsWith: () => [] }
  expect(explainRight(held('mentor', ['a.plan:read']), plan, more).why).toBe('granted')
})

test('a sensitive right comes with its basis without a tick, and to others by a tick alone', () => {
  expect(explainRight(held('mentor', []), wzd, rules)).toMatchObject({ has: true, why: 'basis' })
  expect(explainRight(held('curator', ['a.wzd:read']), wzd, { ...rules, startsWith: () => ['a.wzd:read'] })).toMatchObject({
    has: true,
    why: 'granted',
  })
  expect(explainRight(held('curator', []), wzd, rules)).toMatchObject({ has: false, why: 'none' })
})

test('an access that is closed says why, and an end that is known says when', () => {
  const blocked = held('family', ['a.plan:read'], { blockedAt: at('2026-05-01'), validUntil: at('2026-09-01') })
  expect(explainRight(blocked, plan, rules)).toMatchObject({ has: true, closed: 'blocked', until: at('2026-09-01') })
  expect(explainRight(held('family', []), plan, rules)).not.toHaveProperty('closed')
})
