import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

const ATTRIBUTE = /<(a|link|script|img|source|iframe|object|embed|video|audio|use|image)\b([^>]*)>/gi
const FETCHED = /\b(?:src|srcset|href|data|poster)="([^"]*)"/gi
const STYLES = /url\(\s*['"]?([^'")]+)|@import\s+['"]([^'"]+)/gi
const SCRIPTED =
  /\b(?:fetch|import|importScripts|sendBeacon)\(\s*["'`]((?:https?:)?\/\/[^"'`]+)|\.src\s*=\s*["'`]((?:https?:)?\/\/[^"'`]+)|from\s*["']((?:https?:)?\/\/[^"']+)/gi

/** Where a built file is asked for something that is not there, or not ours: `page: address`. */
export interface BrokenAddress {
  readonly file: string
  readonly address: string
}

/** Links of the built pages that lead to no page, to no place on their page, or to no file. Links to other sites are not followed. */
export function findDeadLinks(dist: string): readonly BrokenAddress[] {
  const ids = new Map(listFiles(dist, 'html').map((file) => [file, listIds(readFileSync(join(dist, file), 'utf8'))]))
  return [...ids.keys()].flatMap((file) =>
    listAddresses(readFileSync(join(dist, file), 'utf8'))
      .filter(({ address }) => !isElsewhere(address))
      .filter(({ address }) => !leadsSomewhere({ dist, file, address, ids }))
      .map(({ address }) => ({ file, address })),
  )
}

/** What a browser would ask another site for when it shows a page of the site; a link that a reader follows is no such thing. */
export function findOutsideRequests(dist: string): readonly BrokenAddress[] {
  const html = listFiles(dist, 'html').flatMap((file) =>
    listAddresses(readFileSync(join(dist, file), 'utf8'))
      .filter(({ tag }) => tag !== 'a')
      .map(({ address }) => ({ file, address })),
  )
  const styles = listFiles(dist, '{html,css,svg}').flatMap((file) => listMatches(dist, file, STYLES))
  const scripts = listFiles(dist, '{html,js}').flatMap((file) => listMatches(dist, file, SCRIPTED))
  return [...html, ...styles, ...scripts].filter(({ address }) => /^(?:https?:)?\/\//.test(address))
}

function listMatches(dist: string, file: string, pattern: RegExp): readonly BrokenAddress[] {
  return [...readFileSync(join(dist, file), 'utf8').matchAll(pattern)].map(([, ...found]) => ({ file, address: found.find(Boolean) ?? '' }))
}

interface Link {
  readonly dist: string
  readonly file: string
  readonly address: string
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>
}

function leadsSomewhere({ dist, file, address, ids }: Link): boolean {
  const [path = '', fragment] = decodeURI(address).split('#')
  const target = path === '' ? file : toFile(file, path)
  if (!existsSync(join(dist, target))) return false
  return fragment === undefined || fragment === '' || (ids.get(target)?.has(decodeURIComponent(fragment)) ?? false)
}

function toFile(file: string, path: string): string {
  const full = path.startsWith('/') ? path.slice(1) : join(dirname(file), path).split(sep).join('/')
  return full === '' || full.endsWith('/') ? `${full}index.html` : full.replace(/\?.*$/, '')
}

function listAddresses(html: string): readonly { readonly tag: string; readonly address: string }[] {
  return [...html.matchAll(ATTRIBUTE)].flatMap(([, tag = '', rest = '']) =>
    [...rest.matchAll(FETCHED)].map(([, address = '']) => ({ tag: tag.toLowerCase(), address: address.replaceAll('&amp;', '&') })),
  )
}

function listIds(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/\bid="([^"]+)"/g)].map(([, id = '']) => id))
}

function listFiles(dist: string, extension: string): readonly string[] {
  return globSync(`**/*.${extension}`, { cwd: dist }).map((path) => path.split(sep).join('/'))
}

function isElsewhere(address: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address)
}
