import { globSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { plugins } from './documented.ts'
import type { ReferencePage } from './page.ts'
import { type Columns, readColumns } from './read-columns.ts'
import { listReferencePages } from './reference-pages.ts'

const root = join(import.meta.dirname, '../..')
let pages: readonly ReferencePage[] = []
let columns: Columns = new Map()

beforeAll(async () => {
  columns = await readColumns()
  pages = await listReferencePages(columns)
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

test('every column of every table of a portal with all packages stands on a page about data protection', () => {
  const told = pages.filter(({ path }) => path.startsWith('docs/data-protection/')).map(({ text }) => text)
  const missing = [...columns].flatMap(([table, names]) => {
    const [, about = ''] = told.map((text) => text.split(`\n## ${table}\n`)).find((parts) => parts.length === 2) ?? []
    const [block = ''] = about.split('\n## ')
    return names.filter((name) => !block.includes(`\`${name}\``)).map((name) => `${table}.${name}`)
  })
  expect(columns.size).toBeGreaterThan(50)
  expect(missing).toEqual([])
})
