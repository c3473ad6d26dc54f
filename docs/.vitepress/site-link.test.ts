import { expect, test } from 'vitest'
import { toSiteLink } from './site-link.ts'

const REPOSITORY = 'https://git.example/voordeur'
const SOURCES = [
  'docs/records.md',
  'docs/running.md',
  'docs/how-to/a.md',
  'docs/how-to/index.md',
  'packages/plugin-wzd/README.md',
  'examples/laurens/README.md',
  'CONTRIBUTING.md',
]
const isSource = (source: string) => SOURCES.includes(source)
const link = (source: string, href: string) => toSiteLink(source, href, { repository: REPOSITORY, isSource })

test('a link between pages leads to the page', () => {
  expect(link('docs/how-to/a.md', '../records.md#rights')).toBe('/records.md#rights')
  expect(link('docs/records.md', 'how-to/a.md')).toBe('/how-to/a.md')
  expect(link('docs/records.md', 'how-to/')).toBe('/how-to/index.md')
})

test('a link to the README of a package or example leads to its page, also by the name of its folder', () => {
  expect(link('docs/access.md', '../packages/plugin-wzd/README.md#options')).toBe('/packages/plugin-wzd.md#options')
  expect(link('docs/access.md', '../packages/plugin-wzd')).toBe('/packages/plugin-wzd.md')
  expect(link('packages/core/README.md', '../../docs/running.md')).toBe('/running.md')
  expect(link('docs/index.md', '../examples/laurens/')).toBe('/examples/laurens.md')
  expect(link('docs/index.md', '../CONTRIBUTING.md')).toBe('/contributing.md')
})

test('a link to any other file leads to the repository', () => {
  expect(link('docs/theming.md', '../packages/core/src/define/default-tokens.ts')).toBe(
    `${REPOSITORY}/blob/main/packages/core/src/define/default-tokens.ts`,
  )
  expect(link('docs/dossier.md', '../packages/plugin-dossier/src/messages')).toBe(
    `${REPOSITORY}/tree/main/packages/plugin-dossier/src/messages`,
  )
  expect(link('packages/core/README.md', '../../README.md#a-portal-is-one-file')).toBe(
    `${REPOSITORY}/blob/main/README.md#a-portal-is-one-file`,
  )
})

test('a link to a folder that has no page leads to the repository', () => {
  expect(link('docs/records.md', '../examples/embed/')).toBe(`${REPOSITORY}/tree/main/examples/embed`)
})

test('a link to elsewhere, or within the page, stays as it is', () => {
  expect(link('docs/a.md', 'https://www.kcoz.nl')).toBeUndefined()
  expect(link('docs/a.md', 'mailto:a@b.example')).toBeUndefined()
  expect(link('docs/a.md', '#rights')).toBeUndefined()
})
