import type { Page } from 'playwright-core'

// What is no page of the portal, or would end the walk: files, and the letters of the demo with their links.
const NO_PAGE = /\/(?:media|bestand|assets)\/|\.ics|^\/dev\/mailbox\//u

/** What a walk is told. */
export interface Walk {
  readonly origin: string
  /** The paths to begin at; links lead further. What is not there for who walks is passed by. */
  readonly from: readonly string[]
  /** The kinds of pages that were opened already, by whom ever; those of this walk are added. */
  readonly seen: Set<string>
  /** Looks at a page as it stands, and is told its path. */
  readonly look: (path: string) => Promise<void>
}

/** Opens what stands at these paths and what is linked from there, and from there: one page of each kind. */
export async function walkPages(page: Page, { origin, from, seen, look }: Walk): Promise<void> {
  const waiting = [...from]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = toPageKind(path)
    if (seen.has(kind) || NO_PAGE.test(path)) continue
    const answer = await page.goto(origin + path)
    if (answer?.status() !== 200 || !answer.headers()['content-type']?.startsWith('text/html')) continue
    seen.add(kind)
    await look(path)
    const links = await page.locator('a[href]:not([download])').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
    waiting.push(...links.filter((href) => href.startsWith(`${origin}/`)).map(toPath))
  }
}

function toPath(href: string): string {
  const { pathname, search } = new URL(href)
  return pathname + search
}

/** Which kind of page stands at a path: ids and typed words make no difference, and of filters that are put together only which they are. */
export function toPageKind(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://portal.example')
  const place = pathname.replaceAll(/[\da-f]{8}-[\da-f-]{27}/gu, ':id')
  // A page as somebody else sees it is looked at once, whatever is chosen on it.
  if (place.includes('/als/')) return place
  const query = [...searchParams]
  if (query.length === 0) return place
  const said = query.map(([name, value]) => (query.length === 1 && /^[a-z-]{1,20}$/u.test(value) ? `${name}=${value}` : name))
  return `${place}?${[...new Set(said)].sort().join('&')}`
}

/** Every path at which a part of the portal can stand, for somebody whose start page is at `start`. */
export function listPartPaths(parts: Iterable<string>, start: string): readonly string[] {
  return [...parts].flatMap((id) => {
    const place = id.replace('.', '/')
    return [`/mijn/${place}`, `/beheer/${place}`, ...(start.startsWith('/client/') ? [`${start}/${place}`] : [])]
  })
}
