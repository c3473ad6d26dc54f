import { isAssured } from '../access/can.ts'
import type { VisitorAccess } from '../access/find-visitor.ts'
import type { ComposedPart } from '../compose/composition.ts'
import { listOpen } from './guard.ts'
import type { Kernel } from './kernel.ts'
import { createLinks, PROFILE_PATH } from './links.ts'
import { isByRelation, isFor } from './parts/core-part.ts'
import { toReader } from './to-frame.ts'
import { toViewer, type ClientVisit, type SignedInVisit } from './visit.ts'

/** A tab of the profile, as the page shows it. */
export interface ProfileTabItem {
  readonly href: string
  readonly label: string
  readonly icon: string
  readonly current: boolean
}

/** The id of core's own part that is the first tab of the profile. */
export const PROFILE = 'core.profile'

/**
 * The tabs of the profile: core's own, those that the way of signing in fills, and those about a client: of the page's own
 * client, or else of each client whose side this person stands on. `current` is an address.
 */
export function listProfileTabs(kernel: Kernel, visit: SignedInVisit | ClientVisit, current: string): readonly ProfileTabItem[] {
  const { authenticator, composition } = kernel
  const { locale, form, mode } = toReader(kernel, visit)
  const links = createLinks(kernel.basePath)
  const speak = composition.messages.for(composition.authenticator.id)(locale, form, mode)
  const profile = composition.parts.get(PROFILE)
  const own = profile
    ? [{ href: links.path(PROFILE_PATH), label: composition.messages(locale, form, mode)(profile.titleKey), icon: profile.part.icon }]
    : []
  const others = (authenticator.profileTabs ?? []).map(({ path, title, icon }) => ({ href: links.path(path), label: speak(title), icon }))
  return [...own, ...others, ...listClientTabs(kernel, visit)].map((tab) => ({ ...tab, current: tab.href === current }))
}

function listClientTabs(kernel: Kernel, visit: SignedInVisit | ClientVisit): readonly Omit<ProfileTabItem, 'current'>[] {
  const { locale, form, mode } = toReader(kernel, visit)
  const say = kernel.composition.messages(locale, form, mode)
  const accesses = 'access' in visit ? [visit.access] : listOpen(kernel, visit.visitor, visit.now)
  const tabs = accesses.flatMap((access) => listCoreTabs(kernel, visit, access).map((composed) => ({ access, composed })))
  const several = new Set(tabs.map(({ access }) => access.clientId)).size > 1
  return tabs.map(({ access, composed }) => ({
    href: createLinks(kernel.basePath).part(composed, access.clientId),
    label: several ? `${say(composed.titleKey)} (${access.clientName})` : say(composed.titleKey),
    icon: composed.part.icon,
  }))
}

/** A page that asks more than this way of signing in can prove is no tab: it could never be opened. */
function listCoreTabs(kernel: Kernel, visit: SignedInVisit, access: VisitorAccess): readonly ComposedPart[] {
  const viewer = toViewer(visit.visitor, access)
  const { maxAssurance = 'single' } = kernel.composition.authenticator
  return [...kernel.coreParts].flatMap(([id, { part, audience, tab }]) => {
    const isTab = tab === part.id && part.scope === 'client' && isAssured(maxAssurance, part.requires)
    const composed = isTab && isByRelation(audience) && isFor(audience, viewer.access) ? kernel.composition.parts.get(id) : undefined
    return composed ? [composed] : []
  })
}
