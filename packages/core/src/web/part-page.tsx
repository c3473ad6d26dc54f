import type { VNode } from 'preact'
import type { ComposedPart } from '../compose/composition.ts'
import type { Translate } from '../define/messages.ts'
import { Notice } from '../ui/components/notice.tsx'
import { PanelPage } from '../ui/pages/panel-page.tsx'
import { toFreshness } from './freshness.ts'
import type { Kernel } from './kernel.ts'
import { toLinks, PROFILE_PATH } from './links.ts'
import type { Loaded } from './load-part.ts'
import { hasTiles, type OpenPanel } from './part-access.ts'
import { listProfileTabs, PROFILE } from './profile-tabs.ts'
import { toDrawn } from './to-drawn.ts'
import { toFrame } from './to-frame.ts'
import { toViewTools, type Around } from './tools.ts'
import type { ClientVisit, DeskVisit, SignedInVisit } from './visit.ts'

/** A part to show, with what stands around it. */
export interface ShownPart {
  readonly composed: ComposedPart
  readonly loaded: Loaded
  /** The panels of this viewer; the part's own panel gives the tabs. */
  readonly panels: readonly OpenPanel[]
  readonly around?: Around
  /** The parts of which the page shows by itself what is new. */
  readonly live?: readonly ComposedPart[]
}

/** The page of a part in its panel; a part that failed says so, and the page stands. */
export function toPartPage(kernel: Kernel, visit: SignedInVisit | ClientVisit | DeskVisit, shown: ShownPart): VNode {
  const { composed, loaded, panels } = shown
  const open = panels.find(({ parts }) => parts.includes(composed))
  const tools = toViewTools(kernel, visit, { composed, ...shown.around })
  const frame = toFrame(kernel, visit, { panels, currentPanel: open?.panel.id, message: toDoneMessage(visit, tools.t), live: shown.live })
  const profile = toProfilePlace(kernel, visit, composed)
  const tabs = profile ? listProfileTabs(kernel, visit, profile) : toTabs(kernel, visit, { open, composed })
  const panel = toShownPanel(frame.t, tools.t(composed.part.title), { open, composed, isProfile: profile !== undefined })
  return (
    <PanelPage
      frame={frame}
      panel={panel}
      tabs={tabs}
      up={toWayUp(kernel, visit, open)}
      marked={{ part: composed.id, slots: composed.part.slots.map(({ id }) => id) }}
      freshness={toFreshness(kernel, visit, composed)}
      heading={profile === undefined ? undefined : tools.t(composed.part.title)}
    >
      {'data' in loaded ? toDrawn(composed.part.view(loaded.data, tools)) : <Notice kind="error">{frame.t('core.error.part')}</Notice>}
    </PanelPage>
  )
}

/** The address of the profile's tab under which a page of core stands; undefined for one that stands elsewhere. */
function toProfilePlace(kernel: Kernel, visit: SignedInVisit | ClientVisit | DeskVisit, composed: ComposedPart): string | undefined {
  const links = toLinks(kernel, visit)
  if (composed.id === PROFILE) return links.path(PROFILE_PATH)
  const tab = kernel.coreParts.get(composed.id)?.tab
  const place = tab === undefined ? undefined : kernel.composition.parts.get(`core.${tab}`)
  return place && 'client' in visit ? links.part(place, visit.client.id) : undefined
}

interface PanelOf {
  readonly open: OpenPanel | undefined
  readonly composed: ComposedPart
  readonly isProfile: boolean
}

/** The panel around the part; behind a tile the part is the whole page, in the panel's colour. */
function toShownPanel(t: Translate, title: string, { open, composed, isProfile }: PanelOf) {
  if (isProfile) return { title: t('core.profile.title'), icon: 'circle-user-round' }
  const own = { title, icon: composed.part.icon }
  if (!open) return own
  return hasTiles(open) ? { ...own, id: open.panel.id, colour: open.panel.colour } : open.panel
}

function toWayUp(kernel: Kernel, visit: SignedInVisit | ClientVisit | DeskVisit, open: OpenPanel | undefined) {
  if (!open || !hasTiles(open) || !('client' in visit)) return undefined
  return { href: toLinks(kernel, visit).panel(visit.client.id, open.panel.id), label: open.panel.title }
}

function toTabs(kernel: Kernel, visit: SignedInVisit, shown: { readonly open: OpenPanel | undefined; readonly composed: ComposedPart }) {
  const { open, composed } = shown
  const parts = open && !hasTiles(open) ? open.parts : [composed]
  return parts.map((part) => {
    const own = toViewTools(kernel, visit, { composed: part })
    const count = open?.badges?.get(part.id) ?? 0
    const badge = { count, label: own.t('core.panel.new', { count }) }
    return { href: own.link(), label: own.t(part.part.title), icon: part.part.icon, current: part === composed, badge }
  })
}

/**
 * The message an action left for the page it leads to: only a key that has words, and only when the browser does not say
 * that the way here began elsewhere, so that an address in a mail can't put words in the portal's mouth.
 */
function toDoneMessage(visit: SignedInVisit, t: (key: string) => string): string | undefined {
  const key = visit.query['done']
  const from = visit.request.headers.get('sec-fetch-site') ?? 'same-origin'
  if (key === undefined || from !== 'same-origin' || !/^[a-zA-Z0-9.]{1,80}$/.test(key)) return undefined
  const text = t(key)
  return text === key ? undefined : text
}
