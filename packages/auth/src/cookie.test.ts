import { describe, expect, test } from 'vitest'
import { createPortalCookie } from './cookie.ts'
import { createSplitToken, readSplitToken } from './split-token.ts'

const secure = createPortalCookie('portal', { origin: 'https://portaal.example', production: true })
const plain = createPortalCookie('portal', { origin: 'http://localhost:3000', production: false })
const carrying = (cookie: string) => new Request('https://portaal.example/', { headers: { cookie } })

describe('the session cookie', () => {
  test('is bound to the host over https and has no end of its own', () => {
    expect(secure.set('a.b')).toBe('__Host-portal=a.b; Path=/; HttpOnly; SameSite=Lax; Secure')
    expect(secure.clear()).toBe('__Host-portal=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0')
  })

  test('is called portal, without Secure, over http in development', () => {
    expect(plain.set('a.b')).toBe('portal=a.b; Path=/; HttpOnly; SameSite=Lax')
  })

  test('does not exist over http in production', () => {
    expect(() => createPortalCookie('portal', { origin: 'http://portaal.example', production: true })).toThrow(
      expect.objectContaining({ code: 'ORIGIN_NOT_HTTPS' }),
    )
  })

  test('is found among others', () => {
    expect(secure.read(carrying('a=1; __Host-portal=x.y; b=2'))).toBe('x.y')
    expect(secure.read(carrying('portal=x.y; x__Host-portal=1; __host-portal=2'))).toBeUndefined()
    expect(secure.read(new Request('https://portaal.example/'))).toBeUndefined()
  })

  test('is refused when there are two, wherever they stand', () => {
    for (const cookie of [
      '__Host-portal=a.b; __Host-portal=c.d',
      '__Host-portal=a.b;x=1;__Host-portal=a.b',
      '__Host-portal=; __Host-portal=a.b',
    ]) {
      expect(secure.read(carrying(cookie))).toBeUndefined()
    }
  })

  test.each([
    '',
    ';',
    ';;;',
    '=',
    '==',
    '=;=',
    '__Host-portal',
    '__Host-portal=',
    '__Host-portal==',
    '__Host-portal=.',
    '__Host-portal="a.b"',
    '__Host-portal=a.b, __Host-portal=c.d',
    '__Host-portal=%',
    '__Host-portal=%E0%A4%A',
    '__Host-portal=%00.%00',
    '__Host-portal=%2e',
    '__Host-portal={}',
    '__Host-portal=[]',
    '__Host-portal=null',
    '__Host-portal=true',
    '__Host-portal=__proto__',
    '__proto__=1; __Host-portal=constructor',
    `__Host-portal=${'a'.repeat(60_000)}`,
    `${'x=1; '.repeat(2000)}`,
    '__Host-portal=\u00e9.\u00ff',
    '__Host-portal=a b.c d',
    '__Host-portal=a\tb',
    "__Host-portal=' or 1=1 --",
    '__Host-portal=../../etc/passwd',
    '__Host-portal=<script>',
    '__Host-portal=a.b.c.d',
    `__Host-portal=${'A'.repeat(20)}.${'B'.repeat(44)}`,
  ])('attack 32: a malformed cookie %# gives no token and no error', (cookie) => {
    const token = secure.read(carrying(cookie))
    expect(token === undefined ? undefined : readSplitToken(token)).toBeUndefined()
  })

  test('a token that was made here is read back', () => {
    const token = createSplitToken()
    expect(secure.read(carrying(secure.set(token).split(';')[0] ?? ''))).toBe(token)
    expect(readSplitToken(token)).toMatchObject({ publicId: token.split('.')[0] })
  })
})
