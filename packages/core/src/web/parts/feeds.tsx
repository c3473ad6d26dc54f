import { z } from 'zod'
import { addFeed, listFeeds, revokeFeeds } from '../../access/feeds.ts'
import { appendAudit } from '../../audit/append-audit.ts'
import type { ComposedPart } from '../../compose/composition.ts'
import { FeedsView, type FeedItem } from '../../ui/pages/feeds-view.tsx'
import { createFeedSecret, toFeedHash } from '../feeds/feed-secret.ts'
import { StepUpNeeded } from '../guard.ts'
import { HttpProblem } from '../http-problem.ts'
import type { Kernel } from '../kernel.ts'
import { createLinks } from '../links.ts'
import { isProven, listFeedParts } from '../part-access.ts'
import { toReader } from '../to-frame.ts'
import { toWho, type ClientVisit } from '../visit.ts'
import { defineCorePart, type CoreContext } from './core-part.ts'

const PartId = z.string().max(80)

/** Secret addresses for a calendar: a reader makes one, sees it once, and takes it back. It asks a strong session, as a download does. */
export const feeds = defineCorePart({
  id: 'feeds',
  title: 'core.feeds.title',
  icon: 'calendar-sync',
  scope: 'client',
  audience: 'subscriber',
  requires: 'mfa',
  query: z.strictObject({ part: PartId.exactOptional() }) as z.ZodType<Record<string, string>>,
  load: (context) => toData(context, context.query['part']),
  view: ({ feeds: items }, { t, now, locale, action, link }) => (
    <FeedsView t={t} now={now} locale={locale} feeds={items} make={action('make')} revoke={action('revoke')} link={link} />
  ),
  actions: {
    make: {
      input: z.strictObject({ part: PartId }),
      run: async (context, { part: id }) => {
        const { kernel, db, visit, now } = context
        const composed = requireFeedPart(kernel, visit, id)
        const secret = createFeedSecret()
        const made = { secretHash: toFeedHash(secret), assurance: visit.viewer.assurance, now }
        if (!(await addFeed(db, toPlace(visit, id), made))) return { query: { part: id } }
        await note(context, composed, { eventType: 'feed.made', action: 'C' })
        return { show: await toData(context, id, `${kernel.origin}${createLinks(kernel.basePath).path(`/feed/${secret}`)}`) }
      },
    },
    revoke: {
      input: z.strictObject({ part: PartId }),
      run: async (context, { part: id }) => {
        const { kernel, db, visit, now } = context
        const composed = requireFeedPart(kernel, visit, id)
        const revoked = await revokeFeeds(db, toPlace(visit, id), now)
        if (revoked.length > 0) await note(context, composed, { eventType: 'feed.revoked', action: 'D' })
        return { message: 'core.feeds.revoked', query: { part: id } }
      },
    },
  },
})

interface FeedsData {
  readonly feeds: readonly FeedItem[]
}

/** The parts that the reader may have a feed of, or the one that was asked; `address` is that of the feed that was made just now. */
async function toData(context: CoreContext<'client'>, asked?: string, address?: string): Promise<FeedsData> {
  const { kernel, db, visit } = context
  const parts =
    asked === undefined
      ? listFeedParts(kernel, visit).filter((composed) => isProven(visit, composed))
      : [requireFeedPart(kernel, visit, asked)]
  const { locale, form, mode } = toReader(kernel, visit)
  const { messages } = kernel.composition
  const own = new Map((await listFeeds(db, visit.access.id)).map((feed) => [feed.part, feed]))
  return {
    feeds: parts.flatMap(({ id, plugin, titleKey, part: { feed } }) => {
      if (!feed) return []
      const speak = messages.for(plugin)(locale, form, mode)
      const made = own.get(id)
      return {
        part: id,
        title: speak(feed.title),
        text: speak(feed.text),
        pageTitle: messages(locale, form, mode)(titleKey),
        made: made ? { at: made.createdAt.toISOString(), usedAt: made.lastUsedAt?.toISOString() ?? null } : null,
        address: address ?? null,
      }
    }),
  }
}

function requireFeedPart(kernel: Kernel, visit: ClientVisit, id: string): ComposedPart {
  const composed = listFeedParts(kernel, visit).find((candidate) => candidate.id === id)
  if (!composed) throw new HttpProblem('not-found')
  if (!isProven(visit, composed)) throw new StepUpNeeded(visit.url.pathname)
  return composed
}

function toPlace({ visitor, client, access }: ClientVisit, part: string) {
  return { accountId: visitor.id, clientId: client.id, accessId: access.id, part }
}

async function note(
  { db, visit, now }: CoreContext<'client'>,
  { id, readRight }: ComposedPart,
  what: { readonly eventType: string; readonly action: 'C' | 'D' },
): Promise<void> {
  const right = readRight === undefined ? {} : { right: readRight }
  await appendAudit(db, { ...what, outcome: 'success', at: now, part: id, ...right, ...toWho(visit) })
}
