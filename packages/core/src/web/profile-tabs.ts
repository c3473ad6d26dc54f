import type { Kernel } from './kernel.ts'
import { createLinks, PROFILE_PATH } from './links.ts'
import { toReader } from './to-frame.ts'
import type { SignedInVisit } from './visit.ts'

/** A tab of the profile, as the page shows it. */
export interface ProfileTabItem {
  readonly href: string
  readonly label: string
  readonly icon: string
  readonly current: boolean
}

/** The id of core's own part that is the first tab of the profile. */
export const PROFILE = 'core.profile'

/** The tabs of the profile: core's own, and those that the way of signing in fills. `current` is a path below the base. */
export function listProfileTabs(kernel: Kernel, visit: SignedInVisit, current: string): readonly ProfileTabItem[] {
  const { authenticator, composition } = kernel
  const { locale, form } = toReader(kernel, visit)
  const links = createLinks(kernel.basePath)
  const speak = composition.messages.for(composition.authenticator.id)(locale, form)
  const profile = composition.parts.get(PROFILE)
  const own = profile ? [{ path: PROFILE_PATH, label: composition.messages(locale, form)(profile.titleKey), icon: profile.part.icon }] : []
  const others = (authenticator.profileTabs ?? []).map(({ path, title, icon }) => ({ path, label: speak(title), icon }))
  return [...own, ...others].map(({ path, label, icon }) => ({ href: links.path(path), label, icon, current: path === current }))
}
