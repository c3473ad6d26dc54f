import type { Frame, FrameLinks } from '../ui/frame.ts'
import { TEXT_SIZES } from '../ui/frame.ts'
import { toCareEndedNotice } from './care-ended-notice.ts'
import { listOpen, mustAgree } from './guard.ts'
import type { Kernel } from './kernel.ts'
import type { ComposedPart } from '../compose/composition.ts'
import { listDeskRights } from './desk/require-desk.ts'
import { DESK_PATH, INFORMATION_PATH, LIVE, PROFILE_PATH, READING_MODE_PATH, SEARCH, toLinks, type Links } from './links.ts'
import { mayRead, sumBadges } from './part-access.ts'
import type { OpenPanel } from './part-access.ts'
import { ACCESSIBILITY_PATH, PRIVACY_PATH } from './statements/statement-paths.ts'
import { OVERLAY_TEXTS_PATH } from './overlay/overlay-texts-route.ts'
import { REQUEST_PATH } from './requests/request-path.ts'
import { listFindingPlaces } from './search/finding-place.ts'
import type { Reader } from './reader.ts'
import { toPreviewFrame } from './to-preview-frame.ts'
import { readTextSize, TEXT_SIZE_PATH } from './text-size-route.ts'
import { toVisitorLocale, type ClientVisit, type DeskVisit, type SignedInVisit, type Visit } from './visit.ts'

/** What a page knows beside its visit. */
export interface FrameContext {
  /** The panels of this viewer, on a page about a client. */
  readonly panels?: readonly OpenPanel[]
  readonly currentPanel?: string | undefined
  readonly message?: string | undefined
  /** The parts that stand on the page, where it may show by itself what is new in them. */
  readonly live?: readonly ComposedPart[] | undefined
}

/** The language, form of address and reading mode for a visit; who is not signed in could not choose a mode. */
export function toReader({ composition: { language } }: Kernel, { visitor, request }: Visit): Reader {
  if (!visitor) return { locale: toVisitorLocale(request.headers, language.default), form: language.form, mode: 'usual' }
  return { locale: visitor.locale, form: visitor.form ?? language.form, mode: visitor.simple ? 'simple' : 'usual' }
}

/** Everything that stands around a page. */
export function toFrame(kernel: Kernel, visit: Visit | SignedInVisit | ClientVisit | DeskVisit, context: FrameContext = {}): Frame {
  const { composition } = kernel
  const { locale, form, mode } = toReader(kernel, visit)
  const frame: Frame = {
    locale,
    form,
    t: composition.messages.for('core')(locale, form, mode),
    simple: mode === 'simple',
    now: visit.now,
    layout: composition.theme.layout,
    portalName: composition.organisation.portalName,
    organisation: composition.organisation.name,
    logoUrl: kernel.assets.logo,
    phone: composition.organisation.phone,
    links: toFrameLinks(kernel, visit),
    path: visit.url.pathname,
    textSize: TEXT_SIZES.find((size) => size === readTextSize(visit.request.headers)),
    banner: kernel.banner.current(visit.now),
    message: context.message,
    assets: kernel.assets,
    ...toOverlay(kernel),
  }
  if (visit.visitor === undefined) return frame
  if (mustAgree(visit.visitor)) return { ...frame, ...toIdle(kernel), ...toHeld(frame, visit.url) }
  const signedIn = visit as SignedInVisit
  const glossary = composition.glossary(locale)
  return {
    ...frame,
    ...(glossary.words.length > 0 && { glossary }),
    ...toPersonal(kernel, signedIn, context),
    ...toCareEndedNotice(kernel, signedIn, frame),
    ...toIdle(kernel),
    ...toLive(kernel, signedIn, context),
    ...('desk' in visit ? toDeskFrame(kernel, visit, frame) : toDeskLink(kernel, signedIn)),
  }
}

function toOverlay({ assets: { overlay }, basePath }: Kernel): Pick<Frame, 'overlay'> {
  return overlay === undefined ? {} : { overlay: { ...overlay, texts: `${basePath}${OVERLAY_TEXTS_PATH}` } }
}

/** Of what stands around a page only what is there before the terms; the way back keeps where somebody was going. */
function toHeld({ links }: Frame, { pathname, search }: URL): Partial<Frame> {
  return { held: true, path: pathname + search, links: { ...links, words: undefined, requestAccess: undefined } }
}

/** Where the page hears of what is new; nothing changes by itself for who looks as somebody else. */
function toLive(kernel: Kernel, visit: SignedInVisit | ClientVisit | DeskVisit, { live = [] }: FrameContext): Pick<Frame, 'live'> {
  const links = toLinks(kernel, visit)
  const stream = toStream(links, visit)
  if (live.length === 0 || stream === undefined || visit.preview) return {}
  return { live: { stream, parts: live.map(({ id }) => id) } }
}

function toStream(links: Links, visit: SignedInVisit | ClientVisit | DeskVisit): string | undefined {
  if ('desk' in visit) return links.path(`${DESK_PATH}${LIVE}`)
  return 'client' in visit ? `${links.client(visit.client.id)}${LIVE}` : undefined
}

/** At the desk: a menu of its parts on the left, and the way back to its first page. */
function toDeskFrame(kernel: Kernel, visit: DeskVisit, { t, portalName }: Frame): Partial<Frame> {
  const links = toLinks(kernel, visit)
  const parts = kernel.composition.desk.parts.filter((composed) => mayRead(kernel, visit, composed))
  const say = toPartWords(kernel, visit)
  const panels = parts.map((composed) => {
    const href = links.part(composed, undefined)
    return {
      id: composed.id,
      title: say(composed),
      colour: 'blue' as const,
      icon: composed.part.icon,
      href,
      current: visit.url.pathname === href,
    }
  })
  const start = links.path(DESK_PATH)
  return {
    layout: 'menu',
    portalName: t('core.desk.portal', { portal: portalName }),
    panels,
    links: { ...toFrameLinks(kernel, visit), start, readingMode: undefined },
  }
}

function toDeskLink(kernel: Kernel, visit: SignedInVisit): Pick<Frame, 'desk'> {
  return listDeskRights(kernel, visit).size === 0 ? {} : { desk: { href: toLinks(kernel, visit).path(DESK_PATH) } }
}

function toPartWords(kernel: Kernel, visit: Visit): (composed: ComposedPart) => string {
  const { locale, form, mode } = toReader(kernel, visit)
  return ({ plugin, part }) => kernel.composition.messages.for(plugin)(locale, form, mode)(part.title)
}

/** What a page does when its reader is away for long: it asks, before the session ends by itself. */
function toIdle({ authenticator, basePath }: Kernel): Pick<Frame, 'idle'> {
  const { idle, signInPath } = authenticator
  if (!idle) return {}
  return {
    idle: { keepUrl: `${basePath}${idle.keepPath}`, warnAfterSeconds: idle.warnAfterSeconds, signInUrl: `${basePath}${signInPath}` },
  }
}

function toPersonal(kernel: Kernel, visit: SignedInVisit | ClientVisit, context: FrameContext): Partial<Frame> {
  const links = toLinks(kernel, visit)
  const { visitor } = visit
  const account = { name: visitor.name, href: links.path(PROFILE_PATH), notices: visitor.news }
  const client = 'client' in visit ? visit.client : undefined
  const open = listOpen(kernel, visitor, visit.now)
  const clients = open.map((access) => ({
    name: access.clientName,
    href: links.client(access.clientId),
    current: access.clientId === client?.id,
  }))
  return {
    account,
    clients: clients.length > 1 && visit.preview === undefined ? clients : undefined,
    preview: visit.preview && toPreviewFrame(kernel, visit.preview, toReader(kernel, visit)),
    client: client && { name: client.name, href: links.client(client.id), photoUrl: toPhotoUrl(links, visit) },
    search: toSearchPlace(kernel, visit, context),
    panels:
      client &&
      context.panels
        ?.filter(({ panel }) => panel.inMenu)
        .map((open) =>
          toFramePanel(open, { href: links.panel(client.id, open.panel.id), current: open.panel.id === context.currentPanel }),
        ),
  }
}

/** Where the reader can search, when there is anything to find in the panels of the page. */
function toSearchPlace(kernel: Kernel, visit: SignedInVisit | ClientVisit, { panels = [] }: FrameContext): Frame['search'] {
  const page = kernel.composition.parts.get(SEARCH)
  if (!page || !('client' in visit) || listFindingPlaces(visit, panels).length === 0) return undefined
  return { href: toLinks(kernel, visit).part(page, visit.client.id) }
}

function toFramePanel(open: OpenPanel, place: { readonly href: string; readonly current: boolean }) {
  const { id, title, colour, icon } = open.panel
  return { id, title, colour, icon, badge: sumBadges(open), ...place }
}

function toPhotoUrl(links: Links, visit: SignedInVisit | ClientVisit): string | undefined {
  return 'access' in visit && visit.access.photo !== null ? links.photo(visit.client.id) : undefined
}

function toFrameLinks(kernel: Kernel, visit: Visit | ClientVisit): FrameLinks {
  const links = toLinks(kernel, visit)
  return {
    start: 'client' in visit ? links.client(visit.client.id) : links.start,
    notices: links.path('/mijn/core/notices'),
    information: toInformation(kernel, visit) ?? links.path(INFORMATION_PATH),
    words: visit.visitor && hasWords(kernel) ? links.path('/mijn/core/words') : undefined,
    privacy: links.path(PRIVACY_PATH),
    accessibility: links.path(ACCESSIBILITY_PATH),
    signOut: links.path(kernel.authenticator.signOutPath),
    clients: links.path('/clienten'),
    requestAccess: kernel.composition.access.requests && links.path(REQUEST_PATH),
    textSize: links.path(TEXT_SIZE_PATH),
    readingMode: visit.visitor && !visit.preview ? links.path(READING_MODE_PATH) : undefined,
  }
}

/** The organisation's own page, unless the portal has something to say that stands on its own only: terms of use, a tour. */
function toInformation({ composition: { organisation, tour } }: Kernel, { visitor }: Visit): string | undefined {
  return visitor?.hasTerms === true || (visitor && tour) ? undefined : organisation.infoUrl
}

function hasWords({ composition: { glossary, language } }: Kernel): boolean {
  return glossary(language.default).words.length > 0
}
