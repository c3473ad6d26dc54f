import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDeadLinks, findOutsideRequests } from './built-site.ts'
import { listSources, root, toSitePath } from './pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'voordeur-docs-'))
const dist = join(folder, 'dist')
const read = (path: string) => readFileSync(join(dist, path), 'utf8')

beforeAll(() => {
  const env = { ...process.env, NODE_ENV: 'production' }
  const vitepress = join(root, 'docs/node_modules/vitepress/bin/vitepress.js')
  execFileSync(process.execPath, [vitepress, 'build', 'docs', '--outDir', dist], { cwd: root, env, stdio: 'pipe' })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The site with something more at the end of one of its pages. */
function add(to: string): string {
  const copy = join(folder, 'changed')
  if (!existsSync(copy)) cpSync(dist, copy, { recursive: true })
  const text = read('access.html')
  expect(text).toContain('</main>')
  writeFileSync(join(copy, 'access.html'), text.replace('</main>', `${to}</main>`))
  return copy
}

test('every source has its page', () => {
  const missing = listSources(root).filter((source) => !existsSync(join(dist, toSitePath(source)?.replace(/\.md$/, '.html') ?? source)))
  expect(missing).toEqual([])
})

test('every link of the built site leads to a page, to a place on it, or to a file', () => {
  expect(findDeadLinks(dist)).toEqual([])
})

test('a link to nowhere is found: a page, a heading, a file of the site', () => {
  const found = (to: string) => findDeadLinks(add(to)).map(({ address }) => address)
  expect(found('<a href="/no-such-page.html">x</a>')).toEqual(['/no-such-page.html'])
  expect(found('<a href="#no-such-heading">x</a>')).toEqual(['#no-such-heading'])
  expect(found('<a href="/records.html#no-such-heading">x</a>')).toEqual(['/records.html#no-such-heading'])
  expect(found('<img src="/assets/none.png">')).toEqual(['/assets/none.png'])
})

test('a page asks no other site for anything', () => {
  expect(findOutsideRequests(dist)).toEqual([])
})

test('a request to another site is found: a script, a font, a style, a fetch', () => {
  const found = (to: string) => findOutsideRequests(add(to)).map(({ address }) => address)
  expect(found('<script src="https://cdn.example/x.js"></script>')).toEqual(['https://cdn.example/x.js'])
  expect(found('<link rel="stylesheet" href="//fonts.example/css">')).toEqual(['//fonts.example/css'])
  expect(found('<style>@font-face { src: url(https://fonts.example/a.woff2) }</style>')).toEqual(['https://fonts.example/a.woff2'])
  expect(found('<script>fetch("https://count.example/hit")</script>')).toEqual(['https://count.example/hit'])
  expect(found('<a href="https://www.kcoz.nl">x</a>')).toEqual([])
})

test('the search is the site’s own: its words lie beside the pages', () => {
  const [index = ''] = globSync('assets/chunks/*localSearchIndex*.js', { cwd: dist })
  expect(read(index)).toContain('voordeur')
  expect(read('access.html')).toContain('VPNavBarSearch')
})

test('what is Dutch in a table says so to who has it read aloud', () => {
  expect(read('reference/plugins/plugin-wzd.html')).toMatch(/<td lang="nl">WZD nakijken<\/td>/)
  expect(read('reference/plugins/plugin-wzd.html')).not.toMatch(/<td lang="nl">Review WZD<\/td>/)
})

test('a diagram stands in its page as a picture', () => {
  expect(read('architecture.html')).toMatch(/<figure class="diagram"[^>]*><svg/)
  expect(read('architecture.html')).not.toContain('flowchart TB')
})
