import type { MarkdownRenderer } from 'vitepress'
import { findDiagram } from './diagrams.ts'
import { listSources, root } from './pages.ts'
import { repository } from './repository.ts'
import { type LinkTargets, toSiteLink } from './site-link.ts'

type Token = ReturnType<MarkdownRenderer['parse']>[number]

const sources = new Set(listSources(root))
const TARGETS: LinkTargets = { repository, isSource: (source) => sources.has(source) }

/** What VitePress says of the page that it renders. */
interface PageEnvironment {
  readonly realPath?: string
  readonly path: string
}

/** Makes what is written for the repository work in the site too: its links, its diagrams, and the language of its Dutch columns. */
export function adaptMarkdown(md: MarkdownRenderer, folder: string): void {
  md.core.ruler.push('site', ({ tokens, env }) => {
    const source = toSource(env as PageEnvironment, folder)
    for (const token of tokens) {
      for (const child of token.children ?? []) adaptLink(child, source)
      if (token.type === 'fence' && token.info.trim() === 'mermaid') toFigure(token)
    }
    markDutchColumns(tokens)
  })
}

function toSource({ realPath, path }: PageEnvironment, folder: string): string {
  return (realPath ?? path).slice(folder.length).replace(/^\//, '')
}

function adaptLink(token: Token, source: string): void {
  const href = token.type === 'link_open' ? token.attrGet('href') : null
  const link = href === null ? undefined : toSiteLink(source, href, TARGETS)
  if (link !== undefined) token.attrSet('href', link)
}

function toFigure(token: Token): void {
  const diagram = findDiagram(token.content)
  // Until somebody draws it anew its text is shown; the test of the site says so.
  if (diagram === undefined) return
  Object.assign(token, {
    type: 'html_block',
    content: `<figure class="diagram" role="group" aria-label="Diagram" tabindex="0" v-pre>${diagram}</figure>`,
  })
}

/** A column with the heading "Dutch" holds Dutch: who has it read aloud hears it so. */
function markDutchColumns(tokens: readonly Token[]): void {
  let dutch: boolean[] = []
  let column = 0
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'thead_open') dutch = []
    if (token.type === 'tr_open') column = 0
    if (token.type === 'th_open') dutch.push(/\bDutch\b/.test(tokens[index + 1]?.content ?? ''))
    if (token.type === 'td_open' && dutch[column++]) token.attrSet('lang', 'nl')
  }
}
