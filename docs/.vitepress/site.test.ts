import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
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

test('every source has its page', () => {
  const missing = listSources(root).filter((source) => !existsSync(join(dist, toSitePath(source)?.replace(/\.md$/, '.html') ?? source)))
  expect(missing).toEqual([])
})

test('every link of the built site leads to a page, to a place on it, or to a file', () => {
  expect(findDeadLinks(dist)).toEqual([])
})

test('a page asks no other site for anything', () => {
  expect(findOutsideRequests(dist)).toEqual([])
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
