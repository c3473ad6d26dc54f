import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { toAnchor } from '../docs/.vitepress/anchor.ts'

const PAGES = ['*.md', 'docs/**/*.md', 'packages/*/README.md', 'examples/*/README.md']
const FENCED = /^(```|~~~)[\s\S]*?^\1[^\n]*$/gm
const INLINE_CODE = /`[^`\n]*`/g
const LINKS = [/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g, /^\[[^\]\n]+\]:\s+(\S+)/gm]
const ELSEWHERE = /^[a-z][a-z0-9+.-]*:/i

/** Every link of the documentation under a folder that leads to no file of it, or to no heading of that file, as `page: link`. Links to other sites are not followed. */
export function findBrokenLinks(root: string): readonly string[] {
  return globSync(PAGES, { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .toSorted((one, other) => one.localeCompare(other))
    .flatMap((page) =>
      listLinks(readFileSync(join(root, page), 'utf8'))
        .filter((link) => !isThere(root, page, link))
        .map((link) => `${page}: ${link}`),
    )
}

function listLinks(text: string): readonly string[] {
  const prose = text.replaceAll(FENCED, '').replaceAll(INLINE_CODE, '`')
  return LINKS.flatMap((pattern) => [...prose.matchAll(pattern)].map(([, link = '']) => link)).filter((link) => !ELSEWHERE.test(link))
}

function isThere(root: string, page: string, link: string): boolean {
  const [path = '', heading] = link.split('#')
  const file = path === '' ? join(root, page) : join(root, dirname(page), path)
  // What stands above the repository is not in it.
  if (relative(root, file).startsWith('..') || !existsSync(file)) return false
  return heading === undefined || (statSync(file).isFile() && listAnchors(readFileSync(file, 'utf8')).has(heading))
}

/** The anchors that GitHub gives to the headings of a page. */
function listAnchors(text: string): ReadonlySet<string> {
  const anchors = new Set<string>()
  for (const [, title = ''] of text.replaceAll(FENCED, '').matchAll(/^#{1,6}\s+(.+)$/gm)) {
    const anchor = toAnchor(title)
    let nr = 0
    while (anchors.has(nr === 0 ? anchor : `${anchor}-${nr}`)) nr += 1
    anchors.add(nr === 0 ? anchor : `${anchor}-${nr}`)
  }
  return anchors
}
