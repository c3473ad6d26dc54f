import { expect, test } from 'vitest'
import { SECURITY_HEADERS, withSecurityHeaders } from './security-headers.ts'

test.each([
  ['an answer of our own', () => new Response('ok')],
  // A way to sign in of somebody else may answer so, and its headers can't be changed.
  ['an answer of the platform', () => Response.redirect('https://sign-in.example/', 303)],
])('%s leaves with every header', async (_, make) => {
  const answer = withSecurityHeaders(make(), true)
  expect(Object.fromEntries(answer.headers)).toMatchObject(SECURITY_HEADERS)
  expect(answer.headers.get('strict-transport-security')).toContain('max-age')
  expect([answer.status, answer.headers.get('location')]).toEqual([make().status, make().headers.get('location')])
})
