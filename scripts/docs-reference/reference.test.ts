import { globSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { plugins } from './documented.ts'
import type { ReferencePage } from './page.ts'
import { listReferencePages } from './reference-pages.ts'

const root = join(import.meta.dirname, '../..')
let pages: readonly ReferencePage[] = []

beforeAll(async () => {
  pages = await listReferencePages()
})

test('the generated pages are what the code says', async () => {
  for (const { path, text } of pages)
    await expect(text, `${path} is not what the code says: write it anew with "pnpm docs:reference"`).toMatchFileSnapshot(join(root, path))
})

test('no generated page is left of what is there no more', () => {
  const written = globSync('docs/{reference,data-protection}/**/*.md', { cwd: root }).map((path) => path.split(sep).join('/'))
  expect(written.filter((path) => !pages.some((page) => page.path === path))).toEqual([])
})

test('every plugin of the workspace has its pages', () => {
  expect(plugins.map(({ name }) => name)).toEqual(readdirSync(join(root, 'packages')).filter((name) => name.startsWith('plugin-')))
})
