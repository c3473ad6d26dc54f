import type { Page } from './pages.ts'
import { KINDS, PLACES, READERS, type Place } from './places.ts'

/** One line of the sidebar; with `items` it opens. */
export interface SidebarItem {
  readonly text: string
  readonly link?: string
  readonly items?: SidebarItem[]
  readonly collapsed?: boolean
}

/** Folders of many small pages: each is one line that opens. */
const SHELVES: Readonly<Record<string, string>> = {
  'problems/': 'Each problem code',
  'data-protection/': 'Data protection, by package',
  'packages/': 'The packages',
  'reference/plugins/': 'Plugins',
  'reference/sources/': 'Sources',
  'reference/sign-in/': 'Signing in',
  'reference/api/': 'Exported names',
}

/** The sidebar: by reader, then by what a page is for. Throws with the pages that say neither and stand nowhere. */
export function toSidebar(pages: readonly Page[]): SidebarItem[] {
  const placed = pages.map((page) => ({ page, place: toPlace(page) }))
  const homeless = placed.filter(({ place }) => place === undefined).map(({ page }) => page.source)
  if (homeless.length > 0) {
    throw new Error(
      `For whom is ${homeless.join(', ')}? Write "reader: ${Object.keys(READERS).join(' | ')}" and "kind: ${Object.keys(KINDS).join(' | ')}" in its frontmatter, or its place in docs/.vitepress/places.ts.`,
    )
  }
  return Object.entries(READERS).map(([reader, text]) => {
    const own = placed.filter(({ place }) => place?.reader === reader)
    return { text, collapsed: reader !== 'everyone', items: toKinds(own.map(({ page, place }) => ({ page, kind: place?.kind }))) }
  })
}

function toKinds(pages: readonly { readonly page: Page; readonly kind: Place['kind'] | undefined }[]): SidebarItem[] {
  return Object.entries(KINDS).flatMap(([kind, text]) => {
    const items = toItems(pages.filter((each) => each.kind === kind).map(({ page }) => page))
    return items.length === 0 ? [] : [{ text, items }]
  })
}

function toItems(pages: readonly Page[]): SidebarItem[] {
  const shelved = Object.entries(SHELVES).flatMap(([folder, text]) => {
    const items = pages.filter(({ path }) => toShelf(path) === folder).map(toItem)
    return items.length === 0 ? [] : [{ text, items, collapsed: true }]
  })
  const loose = pages.filter(({ path }) => toShelf(path) === undefined)
  return [...loose.toSorted((one, other) => toOrder(one) - toOrder(other)).map(toItem), ...shelved]
}

function toItem({ path, title }: Page): SidebarItem {
  return { text: title, link: `/${path.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '')}` }
}

// The start page goes first, then what says `order:`, then the order of places.ts, then the alphabet.
function toOrder({ path, matter }: Page): number {
  if (path === 'index.md') return -1
  if (matter['order'] !== undefined) return Number(matter['order'])
  const index = Object.keys(PLACES).indexOf(path)
  return index === -1 ? 1000 : 100 + index
}

// The first page of a folder stands above its shelf.
function toShelf(path: string): string | undefined {
  return Object.keys(SHELVES).find((folder) => path.startsWith(folder) && path !== `${folder}index.md`)
}

function toPlace({ path, matter }: Page): Place | undefined {
  const folder = `${path.split('/')[0]}/`
  const { reader, kind } = { ...PLACES[folder], ...PLACES[path], ...matter }
  return isReader(reader) && isKind(kind) ? { reader, kind } : undefined
}

const isReader = (name: string | undefined): name is Place['reader'] => name !== undefined && Object.hasOwn(READERS, name)
const isKind = (name: string | undefined): name is Place['kind'] => name !== undefined && Object.hasOwn(KINDS, name)
