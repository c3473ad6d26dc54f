import { expect, test } from 'vitest'
import { toEventsPage } from './events-page.ts'

const rows = toEventsPage()
  .text.split('\n')
  .filter((line) => line.startsWith('| `'))

test('what the kernel and signing in note stands on the page of events', () => {
  for (const event of ['part.read', 'part.refused', 'file.opened', 'client.erased', 'sign-in', 'second-factor', 'session-ended'])
    expect(rows.filter((row) => row.startsWith(`| \`${event}\` |`))).toHaveLength(1)
})

test('every event says what it is', () => {
  const silent = rows.filter((row) => /^\| `[^`]+` \| +\|/.test(row))
  expect(silent, 'give it words where a reader sees it, or in events-page.ts').toEqual([])
})
