import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

const ORIGIN = 'https://portaal.example'
const check = (headers: Record<string, string>) => isSameOrigin(new Headers(headers), ORIGIN)

test('a form of the portal itself is let through', () => {
  expect(check({ 'sec-fetch-site': 'same-origin', origin: ORIGIN })).toBe(true)
  expect(check({ origin: ORIGIN })).toBe(true)
  expect(check({ 'sec-fetch-site': 'same-origin' })).toBe(true)
})

test.each([
  [{}],
  [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  [{ 'sec-fetch-site': 'same-site', origin: 'https://other.portaal.example' }],
  [{ 'sec-fetch-site': 'none' }],
  [{ 'sec-fetch-site': 'same-origin', origin: 'null' }],
  [{ 'sec-fetch-site': 'cross-site', origin: ORIGIN }],
  [{ origin: 'http://portaal.example' }],
  [{ origin: 'https://portaal.example:8443' }],
  [{ origin: 'https://portaal.example.evil.example' }],
  [{ 'sec-fetch-site': 'SAME-ORIGIN,cross-site' }],
  [{ origin: '' }],
])('attack 02: a post with %j is refused', (headers) => {
  expect(check(headers)).toBe(false)
})
