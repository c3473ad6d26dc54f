import { NotThere, type DeskContext, type DeskPorts } from '@voordeur/core'
import { z } from 'zod'

/** What this part is given. */
export type PortalContext = DeskContext<'portal'>

type DeskPortal = DeskPorts['portal']
type Banner = NonNullable<Awaited<ReturnType<DeskPortal['banner']>>>
type TermsVersion = Awaited<ReturnType<DeskPortal['terms']>>[number]

/** The page's query: the form for another version of the terms, or one version by its id. */
export const PortalQuery = z.strictObject({ step: z.literal('terms').optional(), version: z.uuid().optional() })

/** How the banner stands: from later, now, or over. */
export type BannerState = 'planned' | 'standing' | 'over'

/** What the page shows. */
export type PortalPage =
  | {
      readonly kind: 'overview'
      readonly banner: (Banner & { readonly state: BannerState }) | undefined
      /** Newest first, without their texts. */
      readonly versions: readonly Omit<TermsVersion, 'text'>[]
    }
  | { readonly kind: 'write'; readonly newest: TermsVersion | undefined }
  | { readonly kind: 'version'; readonly version: TermsVersion }

/** Loads the page; a version that is not there is `NotThere`. */
export async function loadPortal({ desk: { portal }, query, now }: PortalContext): Promise<PortalPage> {
  const terms = await portal.terms()
  if (query['version'] !== undefined) return { kind: 'version', version: find(terms, query['version']) }
  if (query['step'] === 'terms') return { kind: 'write', newest: terms[0] }
  const banner = await portal.banner()
  return {
    kind: 'overview',
    banner: banner && { ...banner, state: decideState(banner, now) },
    versions: terms.map(({ text: _text, ...version }) => version),
  }
}

function find(terms: readonly TermsVersion[], id: string): TermsVersion {
  const found = terms.find((version) => version.id === id)
  if (!found) throw new NotThere()
  return found
}

function decideState({ from, until }: Banner, now: Date): BannerState {
  if (new Date(until) <= now) return 'over'
  return new Date(from) > now ? 'planned' : 'standing'
}
