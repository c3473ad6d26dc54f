import { describe, expect, test } from 'vitest'
import { readLogo } from './logo.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const svg = (inner: string) =>
  bytes(`<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`)

describe('a logo', () => {
  test('may be a PNG', () => {
    expect(readLogo(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0))).toMatchObject({ logo: { mime: 'image/png' } })
  })

  test('may be an SVG that draws', () => {
    const drawing =
      '<!-- drawn by hand --><title>Huis &amp; tuin</title><defs><linearGradient id="a"/></defs><path d="M0 0" fill="url(#a)"/><use href="#a"/>'
    expect(readLogo(svg(drawing))).toMatchObject({ logo: { mime: 'image/svg+xml' } })
  })

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in another namespace', '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'],
    ['an event handler', '<path onload="alert(1)"/>'],
    ['an event handler after a slash', '<path/onclick=alert(1) />'],
    ['a foreign object', '<foreignObject><p/></foreignObject>'],
    ['a link out', '<use href="https://evil.example/a.svg#x"/>'],
    ['a script link', '<a xlink:href="javascript:alert(1)">x</a>'],
    ['an animated link', '<set attributeName="href" to="javascript:alert(1)"/>'],
    ['a style from outside', '<style>@import "https://evil.example/a.css"</style>'],
    ['an image from outside', '<path style="fill:url(https://evil.example/a)"/>'],
    ['a hidden style', '<path style="fill:ur&#108;(https://evil.example/a)"/>'],
    ['a CDATA section', '<style><![CDATA[path{}]]></style>'],
  ])('may not have %s', (_, inner) => {
    expect(readLogo(svg(inner))).toHaveProperty('refused')
  })

  test.each([
    ['a document type with an entity', bytes('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>')],
    ['a stylesheet instruction', bytes('<?xml-stylesheet href="#a"?><svg></svg>')],
    ['another encoding', bytes('<?xml version="1.0" encoding="UTF-7"?><svg></svg>')],
    ['a page in place of a drawing', bytes('<html><svg></svg></html>')],
    ['UTF-16', Uint8Array.from(Buffer.from('<svg></svg>', 'utf16le'))],
    ['nothing at all', new Uint8Array()],
    ['more than 256 kB', svg(' '.repeat(300_000))],
  ])('may not be %s', (_, content) => {
    expect(readLogo(content)).toHaveProperty('refused')
  })
})
