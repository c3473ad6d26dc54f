import { expect, test } from 'vitest'
import { decideAfterFailure } from './decide-delivery.ts'

const created = new Date('2026-03-02T08:00:00Z')
const after = (minutes: number) => new Date(created.getTime() + minutes * 60_000)
const unreachable = { code: 'UNREACHABLE' } as const
const uncertain = { code: 'UNCERTAIN' } as const
const sender = { idempotent: false }

test('the delay grows from a minute to an hour, and a message is tried for at least 24 hours', () => {
  const tried: number[] = []
  let now = created
  for (let attempts = 1; ; attempts += 1) {
    tried.push((now.getTime() - created.getTime()) / 60_000)
    const next = decideAfterFailure({ message: { kind: 'mail', attempts, created_at: created }, sender, error: unreachable, now })
    if (next === 'stuck') break
    now = next
  }
  expect(tried.slice(0, 6)).toEqual([0, 1, 6, 21, 81, 141])
  expect(tried.at(-1)).toBeGreaterThanOrEqual(24 * 60)
})

test('what the provider refuses is not sent again', () => {
  expect(
    decideAfterFailure({ message: { kind: 'mail', attempts: 1, created_at: created }, sender, error: { code: 'REFUSED' }, now: after(0) }),
  ).toBe('stuck')
})

test('a mail that may have arrived is sent again, a text message only when the provider drops the second', () => {
  const decide = (kind: 'mail' | 'text', idempotent: boolean) =>
    decideAfterFailure({ message: { kind, attempts: 1, created_at: created }, sender: { idempotent }, error: uncertain, now: after(0) })
  expect(decide('mail', false)).toEqual(after(1))
  expect(decide('text', true)).toEqual(after(1))
  expect(decide('text', false)).toBe('stuck')
})

test('a text message that certainly did not arrive is sent again', () => {
  expect(
    decideAfterFailure({ message: { kind: 'text', attempts: 1, created_at: created }, sender, error: unreachable, now: after(0) }),
  ).toEqual(after(1))
})
