import { posix } from 'node:path'
import { toSitePath } from './pages.ts'

const ELSEWHERE = /^[a-z][a-z0-9+.-]*:|^#|^\//i

/** A link as it works in the repository, made to work in the site: to the page of its file, or to the file at the repository's address. Undefined for what needs no change. */
export function toSiteLink(source: string, href: string, repository: string): string | undefined {
  if (ELSEWHERE.test(href)) return undefined
  const [path = '', fragment] = href.split('#')
  const target = posix.join(posix.dirname(source), decodeURI(path)).replace(/\/$/, '')
  const page = toSitePath(target) ?? toSitePath(`${target}/README.md`)
  const hash = fragment === undefined ? '' : `#${fragment}`
  if (page !== undefined) return `/${page}${hash}`
  const kind = /\.[a-z]+$/i.test(target) ? 'blob' : 'tree'
  return `${repository}/${kind}/main/${target}${hash}`
}
