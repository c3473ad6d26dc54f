import { describe, expect, test } from 'vitest'
import { toLocalPath } from './local-path.ts'

const place = { origin: 'https://portaal.example', basePath: '' }
const based = { origin: 'https://portaal.example', basePath: '/portaal' }

const HOSTILE = [
  '',
  'x',
  'client/1',
  '?x',
  '#x',
  '.',
  '..',
  '//evil.example',
  '///evil.example',
  '//evil.example@portaal.example/',
  '/\\evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '\\/evil.example',
  'https://evil.example/',
  'https:evil.example',
  'https:/evil.example',
  'HTTPS://evil.example',
  'http://portaal.example/',
  'https://portaal.example/',
  '//portaal.example/',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'mailto:x@evil.example',
  'blob:https://evil.example/x',
  ' //evil.example',
  '\t//evil.example',
  '\n//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '/\u0000/evil.example',
  '/x\u0000',
  '/x\u007F',
  '/x\u0085',
  '/x\u2028y',
  '/x\u2029y',
  '/x\r\nset-cookie: portal=1',
  '/%0d%0aset-cookie:%20portal=1',
  '/%0D%0A',
  '/%00',
  '/%1f',
  '/%7f',
  '/%2f%2fevil.example',
  '/%2F%2Fevil.example',
  '/%2fevil.example',
  '/%5cevil.example',
  '/%5C%5Cevil.example',
  '/x%2f..%2f..',
  '/x//evil.example',
  '/.//evil.example/x',
  '/..//evil.example',
  '/%2e%2e//evil.example',
  '/.//evil.example',
  `/${'a'.repeat(2000)}`,
]

describe('attack 03: a path to go on to', () => {
  test.each(HOSTILE)('%j is refused', (wanted) => {
    expect(toLocalPath(wanted, place)).toBeUndefined()
  })

  test.each([
    '/elders',
    '/',
    '/portaalevil',
    '/portaal/..',
    '/portaal/../elders',
    '/portaal/%2e%2e/elders',
    '/portaal/%2E%2E/',
    '/portaal/.%2e/x',
    '/portaal.evil/',
  ])('%j is refused below a base path', (wanted) => {
    expect(toLocalPath(wanted, based)).toBeUndefined()
  })

  test.each([
    ['/', '/'],
    ['/client/1?before=a%20b&x=y', '/client/1?before=a%20b&x=y'],
    ['/client/1#plan', '/client/1'],
    ['/a/./b/../c', '/a/c'],
    ['/@evil.example', '/@evil.example'],
    ['/cliënt', '/cli%C3%ABnt'],
  ])('%j is accepted as %j', (wanted, path) => {
    expect(toLocalPath(wanted, place)).toBe(path)
  })

  test('a page below the base path is accepted, and nothing asked is nothing given', () => {
    expect(toLocalPath('/portaal', based)).toBe('/portaal')
    expect(toLocalPath('/portaal/client/1', based)).toBe('/portaal/client/1')
    expect(toLocalPath(undefined, based)).toBeUndefined()
  })
})
