import { expect, test } from 'vitest'
import { type Page, readPages, root } from './pages.ts'
import { type SidebarItem, toSidebar } from './sidebar.ts'

const page = (path: string, matter: Page['matter'] = {}): Page => ({ source: `docs/${path}`, path, title: `Title of ${path}`, matter })
const listLinks = (items: readonly SidebarItem[]): readonly string[] =>
  items.flatMap(({ link, items: below = [] }) => [...(link === undefined ? [] : [link]), ...listLinks(below)])
const find = (items: readonly SidebarItem[], ...[text, ...rest]: readonly string[]): readonly string[] => {
  const below = items.find((item) => item.text === text)?.items ?? []
  return rest.length === 0 ? listLinks(below) : find(below, ...rest)
}

test('every page of the documentation stands in the sidebar, once', () => {
  const pages = readPages(root)
  const links = listLinks(toSidebar(pages))
  const wanted = pages.map(({ path }) => `/${path.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '')}`)
  expect(links.toSorted()).toEqual(wanted.toSorted())
  expect(wanted).toContain('/architecture')
})

test('a page finds its place by its folder', () => {
  const sidebar = toSidebar([page('tutorials/first-portal.md'), page('problems/access-undeclared.md')])
  expect(find(sidebar, 'Building a portal', 'Learn')).toEqual(['/tutorials/first-portal'])
  expect(find(sidebar, 'Start here', 'Look up', 'Each problem code')).toEqual(['/problems/access-undeclared'])
})

test('the first page of a folder stands above what is in it', () => {
  const sidebar = toSidebar([page('data-protection/core.md'), page('data-protection/index.md')])
  expect(find(sidebar, 'Running a care organisation’s portal', 'Look up')).toEqual(['/data-protection/', '/data-protection/core'])
})

test('what a page says of itself goes before its folder', () => {
  const sidebar = toSidebar([
    page('how-to/write-a-plugin.md', { reader: 'author' }),
    page('how-to/why.md', { reader: 'author', kind: 'explanation' }),
  ])
  expect(find(sidebar, 'Writing plugins and sources', 'Do')).toEqual(['/how-to/write-a-plugin'])
  expect(find(sidebar, 'Writing plugins and sources', 'Understand')).toEqual(['/how-to/why'])
})

test('the start page goes first, and pages that say an order follow it', () => {
  const told = { reader: 'everyone', kind: 'tutorial' }
  const sidebar = toSidebar([
    page('a.md', told),
    page('b.md', { ...told, order: '2' }),
    page('c.md', { ...told, order: '1' }),
    page('index.md'),
  ])
  expect(find(sidebar, 'Start here', 'Learn')).toEqual(['/', '/c', '/b', '/a'])
})

test('a page without a place is refused, with what to write', () => {
  expect(() => toSidebar([page('lost.md')])).toThrow(/docs\/lost\.md.*reader: everyone \| developer.*places\.ts/)
  expect(() => toSidebar([page('lost.md', { reader: 'nobody', kind: 'tutorial' })])).toThrow(/docs\/lost\.md/)
})
