import { expect, test } from 'vitest'
import type { WholeLog } from '../audit/verify-audit.ts'
import { toVerdictText } from './verdict-text.ts'

const whole: WholeLog = {
  intact: true,
  upTo: '120',
  at: new Date('2026-11-22T11:00:00Z'),
  seal: 's'.repeat(43),
  unsealed: 3,
  purged: 40,
  expected: undefined,
}

test('a whole log says up to where, what waits, what was purged, and the seal to write down', () => {
  expect(toVerdictText(whole)).toBe(`The access log is whole up to entry 120, of 2026-11-22T11:00:00.000Z.
Not sealed yet: 3.
Purged when their term was over: 40.
Newest seal: ${'s'.repeat(43)}
Write it down elsewhere, and compare it later with --expect.
`)
})

test('a log without a seal does not ask to write one down', () => {
  expect(toVerdictText({ ...whole, upTo: '0', at: undefined, seal: undefined })).not.toContain('Newest seal')
})

test('a broken log says which seal, and between which moments', () => {
  const broken = {
    intact: false,
    broken: 'entries',
    brokenAt: '120',
    after: new Date('2026-11-22T11:00:00Z'),
    before: new Date('2026-11-22T11:02:00Z'),
  } as const
  expect(() => toVerdictText(broken)).toThrow(/entry 120 .* after 2026-11-22T11:00:00.000Z and sealed at 2026-11-22T11:02:00.000Z/)
  expect(() => toVerdictText({ ...broken, after: undefined })).toThrow(/from the beginning/)
  expect(() => toVerdictText({ ...broken, broken: 'purge', after: undefined, before: undefined })).toThrow(/up to 120 are gone/)
})

test('a seal that was expected and is no link of the chain is an error, and so is one that proves nothing any more', () => {
  expect(toVerdictText({ ...whole, expected: 'found' })).toContain('is a link of this chain')
  expect(() => toVerdictText({ ...whole, expected: 'absent' })).toThrow(/no link of this chain/)
  expect(() => toVerdictText({ ...whole, expected: 'purged' })).toThrow(/proves nothing/)
})
