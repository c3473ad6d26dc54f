import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findDeadLinks, findOutsideRequests } from './built-site.ts'

const dist = mkdtempSync(join(tmpdir(), 'voordeur-site-'))
mkdirSync(join(dist, 'how-to'))
mkdirSync(join(dist, 'assets'))
writeFileSync(join(dist, 'index.html'), '<h1>Start</h1>')
writeFileSync(join(dist, 'how-to/index.html'), '<h2 id="one">One</h2>')
writeFileSync(join(dist, 'assets/site.css'), 'a { background: url(data:image/png;base64,aaaa) }')
afterAll(() => rmSync(dist, { recursive: true, force: true }))

/** The addresses that are found on a page with this in it. */
function findOn(html: string, find: typeof findDeadLinks): readonly string[] {
  writeFileSync(join(dist, 'how-to/page.html'), `<h2 id="here">Here</h2>${html}`)
  return find(dist).map(({ address }) => address)
}

test('a link to a page, a place on it or a file is no dead one', () => {
  const html =
    '<a href="/">a</a><a href="/how-to/">b</a><a href="./index.html#one">c</a><a href="#here">d</a><link href="/assets/site.css">'
  expect(findOn(html, findDeadLinks)).toEqual([])
})

test.each([
  ['a page that is not there', '<a href="/no-page.html">x</a>', '/no-page.html'],
  ['a page beside it that is not there', '<a href="./no-page.html">x</a>', './no-page.html'],
  ['a heading of this page that is not there', '<a href="#nowhere">x</a>', '#nowhere'],
  ['a heading of another page that is not there', '<a href="/how-to/#nowhere">x</a>', '/how-to/#nowhere'],
  ['a file that is not there', '<img src="/assets/none.png">', '/assets/none.png'],
])('a link to %s is found', (_, html, address) => {
  expect(findOn(html, findDeadLinks)).toEqual([address])
})

test('what stands in an example is no link', () => {
  expect(findOn('<code>&lt;a href="/no-page.html"&gt;</code>', findDeadLinks)).toEqual([])
})

test.each([
  ['a script', '<script src="https://cdn.example/x.js"></script>', 'https://cdn.example/x.js'],
  ['a style sheet', '<link rel="stylesheet" href="//fonts.example/css">', '//fonts.example/css'],
  ['a font', '<style>@font-face { src: url("https://fonts.example/a.woff2") }</style>', 'https://fonts.example/a.woff2'],
  ['an imported style', '<style>@import "https://fonts.example/a.css"</style>', 'https://fonts.example/a.css'],
  ['a picture', '<img src="https://count.example/1.gif">', 'https://count.example/1.gif'],
  ['a call', '<script>fetch("https://count.example/hit")</script>', 'https://count.example/hit'],
  ['an imported module', "<script type=module>import x from 'https://cdn.example/x.mjs'</script>", 'https://cdn.example/x.mjs'],
])('a request to another site for %s is found', (_, html, address) => {
  expect(findOn(html, findOutsideRequests)).toEqual([address])
})

test('a link that a reader may follow is no request', () => {
  expect(findOn('<a href="https://www.kcoz.nl">KCOZ</a>', findOutsideRequests)).toEqual([])
})
