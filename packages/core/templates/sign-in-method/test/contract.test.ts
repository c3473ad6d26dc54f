import { signInMethodContract } from '@voordeur/auth/testing'
import { expect, test } from 'vitest'
import { openYourMethod } from '../src/your-method.ts'
import { createMemoryDirectory } from './memory-directory.ts'

const ACCOUNT = '01890000-0000-7000-8000-00000000000a'
const PEOPLE = { '4711': { id: 'p-7', code: 'een blauwe fiets' }, '4712': { id: 'p-8', code: 'twee groene peren' } }
const NOW = new Date('2026-11-22T11:00:00Z')

/** The method, with a person of the directory who was linked to an account, and one who was not. */
function open({ now = () => NOW } = {}) {
  const directory = createMemoryDirectory(PEOPLE)
  const linked = {
    issuer: directory.issuer,
    subject: 'p-7',
    accountId: ACCOUNT,
    method: 'your-method',
    linkedAt: NOW,
    linkedBy: 'test',
    epoch: 3,
  }
  const method = openYourMethod(directory, {
    now,
    identities: {
      find: async ({ issuer, subject }) => (issuer === linked.issuer && subject === linked.subject ? linked : undefined),
      list: async () => [linked],
    },
  })
  const knock = (number: string, code: string) => method.complete({ number, code }, { findDevice: async () => undefined })
  return { method, directory, knock }
}

// What every method with a form must keep.
signInMethodContract({ test }, async () => ({
  method: open().method,
  accountId: ACCOUNT,
  right: { number: '4711', code: PEOPLE['4711'].code },
  wrong: { number: '4711', code: 'een rode fiets' },
  unknown: { number: '9999', code: 'een rode fiets' },
  dump: async () => '',
  secrets: [PEOPLE['4711'].code],
}))

test('who is in the directory and was linked to no account stays outside, and learns no more than a stranger', async () => {
  const { knock } = open()
  expect(await knock('4712', PEOPLE['4712'].code)).toMatchObject({ outcome: 'refused', reason: 'invalid', cause: 'unknown-identity' })
})

test('after five wrong codes the right one waits too, until a quarter of an hour has passed', async () => {
  let at = NOW
  const { knock } = open({ now: () => at })
  for (let count = 0; count < 5; count += 1) expect(await knock('4711', 'mis')).toMatchObject({ reason: 'invalid' })
  expect(await knock('4711', PEOPLE['4711'].code)).toMatchObject({ reason: 'throttled', retryAfter: 900 })
  at = new Date(NOW.getTime() + 900_000)
  expect(await knock('4711', PEOPLE['4711'].code)).toMatchObject({ outcome: 'identified', accountId: ACCOUNT, epoch: 3 })
})

test('a number in other letters has no tries of its own', async () => {
  const { knock } = open()
  // Also with what many directories leave out before they compare: spaces, hyphens, signs that nobody sees (RFC 4518, 2.2).
  for (const number of ['a-1', 'A 1', 'ａ-１', 'a\u00AD1', 'a\u200B-1'])
    expect(await knock(number, 'mis')).toMatchObject({ reason: 'invalid' })
  expect(await knock('A-1', 'mis')).toMatchObject({ reason: 'throttled' })
})

test('a directory that is away is no wrong code', async () => {
  const { knock, directory } = open()
  directory.isAway = true
  expect(await knock('4711', PEOPLE['4711'].code)).toMatchObject({ reason: 'unavailable' })
})
