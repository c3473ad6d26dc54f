import { posix } from 'node:path'
import { toSitePath } from './pages.ts'

const ELSEWHERE = /^[a-z][a-z0-9+.-]*:|^#|^\//i

/** What a link can lead to. */
export interface LinkTargets {
  /** The address of the repository. */
  readonly repository: string
  /** Whether a file of the repository is a source of the site. */
  readonly isSource: (source: string) => boolean
}

/** A link as it works in the repository, made to work in the site: to the page of its file, or to the file at the repository's address. Undefined for what needs no change. */
export function toSiteLink(source: string, href: string, { repository, isSource }: LinkTargets): string | undefined {
  if (ELSEWHERE.test(href)) return undefined
  const [path = '', fragment] = href.split('#')
  const target = posix.join(posix.dirname(source), decodeURI(path)).replace(/\/$/, '')
  const file = [target, `${target}/README.md`, `${target}/index.md`].find((each) => isSource(each))
  const page = file === undefined ? undefined : toSitePath(file)
  const hash = fragment === undefined ? '' : `#${fragment}`
  if (page !== undefined) return `/${page}${hash}`
  const kind = /\.[a-z]+$/i.test(target) ? 'blob' : 'tree'
  return `${repository}/${kind}/main/${target}${hash}`
}
