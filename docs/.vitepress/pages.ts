import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/** The folder of the repository. */
export const root = join(import.meta.dirname, '../..')

/** What becomes a page: the documentation, and what stands beside the code about it. */
const SOURCES = ['docs/**/*.md', 'packages/*/README.md', 'examples/*/README.md', 'CONTRIBUTING.md']

/** The source of every page, as a path from the root of the repository, in the order of the alphabet. */
export function listSources(folder: string): readonly string[] {
  return globSync(SOURCES, { cwd: folder, exclude: (path) => path.includes('node_modules') })
    .map((path) => path.split(sep).join('/'))
    .toSorted()
}

/** Where the page of a source stands in the site: `docs/access.md` → `access.md`, `packages/core/README.md` → `packages/core.md`. Undefined for what is no page. */
export function toSitePath(source: string): string | undefined {
  if (source === 'CONTRIBUTING.md') return 'contributing.md'
  const [, docs] = /^docs\/(.+\.md)$/.exec(source) ?? []
  if (docs !== undefined) return docs
  const [, readme] = /^((?:packages|examples)\/[^/]+)\/README\.md$/.exec(source) ?? []
  return readme === undefined ? undefined : `${readme}.md`
}

/** A page as the sidebar needs it. */
export interface Page {
  /** Its source, from the root of the repository. */
  readonly source: string
  /** Its path in the site, ending in `.md`. */
  readonly path: string
  /** Its first heading, or the `title` of its frontmatter. */
  readonly title: string
  /** What its frontmatter says, as text. */
  readonly matter: Readonly<Record<string, string>>
}

/** Reads every page below a folder. */
export function readPages(folder: string): readonly Page[] {
  return listSources(folder).map((source) => toPage(source, readFileSync(join(folder, source), 'utf8')))
}

function toPage(source: string, text: string): Page {
  const matter = readMatter(text)
  const [, heading = source] = /^#\s+(.+)$/m.exec(text) ?? []
  return { source, path: toSitePath(source) ?? source, title: toPlain(matter['title'] ?? heading), matter }
}

function readMatter(text: string): Readonly<Record<string, string>> {
  const [, block = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? []
  const lines = [...block.matchAll(/^([a-z][A-Za-z]*):\s*(.+)$/gm)]
  return Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value.replace(/^(['"])(.*)\1$/, '$2')]))
}

function toPlain(title: string): string {
  return title
    .replaceAll(/`|\*/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
}
