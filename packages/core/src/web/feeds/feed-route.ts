import { claimFetch, COUNTED_MILLISECONDS, revokeLostFeed, type FetchedFeed } from '../../access/feeds.ts'
import type { ComposedPart } from '../../compose/composition.ts'
import { NotThere } from '../../define/not-there.ts'
import type { PartFeed } from '../../define/part-feed.ts'
import { findAbsentReader } from '../find-absent-reader.ts'
import { HttpProblem } from '../http-problem.ts'
import type { Kernel } from '../kernel.ts'
import { createLinks } from '../links.ts'
import { loadPart, type Loaded } from '../load-part.ts'
import { isOpen, keepApplying, listPanels } from '../part-access.ts'
import { toIdentity } from '../part-context.ts'
import type { PublicRoute } from '../route.ts'
import { toReader } from '../to-frame.ts'
import type { ClientVisit } from '../visit.ts'
import { toFeedHash } from './feed-secret.ts'

/** How often a feed may be fetched in an hour: several devices, each every five minutes. */
export const MOST_FETCHES = 60

// It is opened by a programme; in a browser it is shown as text at most.
const HEADERS = {
  'content-disposition': 'inline; filename="agenda.ics"',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
}

/**
 * What a part gives out at a secret address. The guard decides at each fetch what this account may read now; whatever it may not is the same 404 as an
 * address that never was.
 */
export const feedRoute: PublicRoute = {
  method: 'GET',
  path: '/feed/:token',
  access: { public: 'A calendar can not sign in; the address holds a secret, and the guard decides anew what its account may read.' },
  handle: async (kernel, { params, now, traceId, network }) => {
    const claimed = await claimFetch(kernel.store.system(), { hash: toFeedHash(params['token'] ?? ''), now })
    if (!claimed) throw new HttpProblem('not-found')
    if (claimed.fetches > MOST_FETCHES) return answerTooMany(claimed, now)
    const found = await findAbsentReader(kernel, { ...claimed, as: 'feed', traceId, network })
    if (!found) {
      await revokeLostFeed(kernel.store.system(), claimed.id, now)
      throw new HttpProblem('not-found')
    }
    return answerFeed(kernel, found.visit, found.composed)
  },
}

function answerTooMany({ countedFrom }: FetchedFeed, now: Date): Response {
  const seconds = Math.ceil((countedFrom.getTime() + COUNTED_MILLISECONDS - now.getTime()) / 1000)
  return new Response(null, { status: 429, headers: { 'retry-after': String(Math.max(1, seconds)) } })
}

async function answerFeed(kernel: Kernel, visit: ClientVisit, composed: ComposedPart): Promise<Response> {
  const { feed } = composed.part
  if (!feed) throw new HttpProblem('not-found')
  const loaded = await kernel.store.forViewer(toIdentity(visit), async (lane) => {
    const panels = await keepApplying(lane, listPanels(kernel, visit))
    if (!isOpen(panels, composed)) throw new HttpProblem('not-found')
    return loadPart(kernel, lane, { visit, composed, reading: 'feed.read' })
  })
  const text = feed.write(requireData(loaded), toFeedTools(kernel, visit, composed))
  return new Response(text, { headers: { 'content-type': `${feed.mime}; charset=utf-8`, ...HEADERS } })
}

function requireData(loaded: Loaded): unknown {
  if ('data' in loaded) return loaded.data
  throw new HttpProblem(loaded.failed instanceof NotThere ? 'not-found' : 'failed')
}

function toFeedTools(kernel: Kernel, visit: ClientVisit, composed: ComposedPart): Parameters<PartFeed['write']>[1] {
  const { locale, form, mode } = toReader(kernel, visit)
  const { messages, organisation } = kernel.composition
  const page = `${kernel.origin}${createLinks(kernel.basePath).part(composed, visit.client.id)}`
  return { t: messages.for(composed.plugin)(locale, form, mode), organisation, now: visit.now, page }
}
