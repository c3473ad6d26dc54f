import { ASSURANCE_LEVELS } from '@voordeur/core'
import type { TestPortal } from '@voordeur/core/testing'
import type { Address } from './addresses.ts'
import type { Asker, Cast } from './askers.ts'
import { CLIENTS, toCanary } from './open-matrix-portal.ts'

/**
 * What must come of a request: `refused` is the one 404 with its line in the access log, `absent` the same 404 of a part of which there is
 * nothing to show, which is no refusal.
 */
export type Verdict = 'public' | 'sign-in' | 'step-up' | 'refused' | 'absent' | 'allowed'

type ComposedPart = NonNullable<Address['part']>
type Composition = TestPortal['composition']

/** Who may open a page of core. Whoever adds one says it here too, and does not ask the code. */
const CORE_PAGES: Readonly<Record<string, 'everybody' | 'own-side' | 'portal-admin' | 'finder' | 'subscriber'>> = {
  'core.notices': 'everybody',
  'core.profile': 'everybody',
  'core.information': 'everybody',
  'core.people': 'portal-admin',
  'core.add-person': 'portal-admin',
  'core.person': 'portal-admin',
  'core.hand-over': 'portal-admin',
  'core.rights': 'portal-admin',
  'core.access-log': 'own-side',
  'core.download': 'portal-admin',
  'core.search': 'finder',
  'core.feeds': 'subscriber',
}

// The parts that give something to a calendar: whoever may read one of them may make an address of it.
const FEED_PARTS: readonly string[] = ['probe.board']

// The parts in which something is found, and the record types that they find: whoever may open one of them finds that, and nothing else.
const FOUND_IN: Readonly<Record<string, readonly string[]>> = {
  'dossier.timeline': ['report', 'measurement', 'goal'],
  'dossier.reading': ['report', 'form'],
  'dossier.reports': ['report', 'measurement'],
  'dossier.plan': ['carePlan'],
  'dossier.evaluations': ['evaluation'],
  'dossier.profile': ['profileItem'],
  'dossier.forms': ['form'],
  'dossier.documents': ['document'],
  'dossier.measurements': ['measurement'],
  'dossier.legal': ['legalSituation', 'treatmentAgreement', 'advanceDirective', 'alert'],
  'probe.letters': ['report'],
  'probe.safe': ['vault'],
  'probe.deeds': ['deed'],
}

/** What a right is held by: the basis, and what was ticked. In a preview two people have to hold it. */
type Holder = Pick<Asker, 'basis' | 'rights'>

/** Decides, in the words of the issue and not of the code, what somebody may get from an address. */
export function judge(asker: Asker, address: Address, world: { readonly composition: Composition; readonly cast: Cast }): Verdict {
  const { access } = address.route
  if (typeof access === 'object') return 'public'
  if (!asker.isSignedIn) return 'sign-in'
  if (access === 'session') return judgeOwnPage(address)
  if (access === 'desk') return judgeDesk(asker, address)
  if (!asker.isOpen) return 'refused'
  return access === 'preview' ? judgePreview(asker, address, world) : judgeClientPage(asker, address, world.composition)
}

function judgeOwnPage({ bound, part, route }: Address): Verdict {
  if (bound['part'] === undefined) return 'allowed'
  if (!part || part.part.scope !== 'account') return 'refused'
  return route.method === 'GET' || bound['action'] === undefined || bound['action'] in part.part.actions ? 'allowed' : 'refused'
}

/** Staff find what their sets open, with a second factor; for everybody else there is no desk. */
function judgeDesk({ desk, assurance }: Asker, { bound, part }: Address): Verdict {
  if (desk.length === 0) return 'refused'
  if (ASSURANCE_LEVELS.indexOf(assurance) < ASSURANCE_LEVELS.indexOf('mfa')) return 'step-up'
  if (bound['part'] === undefined) return 'allowed'
  // No part of the matrix hands out files at the desk.
  return part && bound['id'] === undefined && isAtDesk(desk, part, bound['action']) ? 'allowed' : 'refused'
}

function isAtDesk(desk: readonly string[], { part, readRight, actionRights }: ComposedPart, action: string | undefined): boolean {
  if (part.scope !== 'organisation' || !desk.includes(readRight ?? '')) return false
  return action === undefined || desk.includes(actionRights.get(action) ?? '')
}

function judgePreview(asker: Asker, address: Address, { composition, cast }: Parameters<typeof judge>[2]): Verdict {
  if (!asker.isPortalAdmin || address.isStrange) return 'refused'
  if (address.part?.plugin === 'core' && address.part.id !== 'core.search') return 'refused'
  return judgePlace(asker, address, { composition, holders: [asker, findPreviewed(asker, address, cast)] })
}

/** As whom is looked. */
function findPreviewed(asker: Asker, { bound }: Address, { mentor, admin, relativeRights }: Cast): Holder {
  if (bound['person'] === admin) return asker
  return bound['person'] === mentor ? { basis: 'mentor', rights: [] } : { basis: 'family', rights: relativeRights }
}

function judgeClientPage(asker: Asker, address: Address, composition: Composition): Verdict {
  return judgePlace(asker, address, { composition, holders: [asker] })
}

interface Reading {
  readonly composition: Composition
  readonly holders: readonly Holder[]
}

function judgePlace(asker: Asker, address: Address, reading: Reading): Verdict {
  const { bound, part, isStrange } = address
  if (bound['part'] !== undefined) return judgePart(asker, { address, part }, reading)
  if (bound['download'] !== undefined) {
    const page = judgePart(asker, { address, part: reading.composition.parts.get('core.download') }, reading)
    return page === 'allowed' && isStrange ? 'refused' : page
  }
  if (bound['panel'] === undefined) return 'allowed'
  const panel = reading.composition.panels.find(({ id }) => id === bound['panel'])
  return panel?.parts.some((candidate) => mayRead(asker, candidate, reading)) ? 'allowed' : 'refused'
}

function judgePart(
  asker: Asker,
  { address, part }: { readonly address: Address; readonly part: ComposedPart | undefined },
  reading: Reading,
): Verdict {
  if (!part || !mayRead(asker, part, reading)) return 'refused'
  if (!isProven(asker, part)) return 'step-up'
  const { action, record } = address.bound
  if (!opens(part, address)) return 'refused'
  if (!mayAct(part, action, reading)) return 'refused'
  if (record === undefined && !hasContent(asker, part, reading)) return 'absent'
  return judgeStrange(address)
}

/** A file is opened where the part that shows its record says so; what a part keeps itself is handed out by that part, and nowhere else. */
function opens(part: ComposedPart, { bound: { record, id } }: Address): boolean {
  if (record !== undefined) return part.files.includes('document')
  return id === undefined || part.id === 'probe.board'
}

function judgeStrange(address: Address): Verdict {
  return address.isStrange ? 'refused' : 'allowed'
}

/** Whether the page of a part about a client is this asker's to open. */
function mayRead(asker: Asker, part: ComposedPart, reading: Reading): boolean {
  if (part.part.scope !== 'client') return false
  if (part.id === 'core.search') return listFound(asker, reading).length > 0
  if (CORE_PAGES[part.id] === 'subscriber') return listParts(FEED_PARTS, asker, reading).length > 0
  if (part.plugin === 'core') return isForAsker(asker, part.id)
  if (reading.composition.panelOf(part.id) === undefined) return false
  return part.readRight === undefined || holdAll(part.readRight, reading)
}

/** Whether an action is there for who asks; a page that is only read has none. */
function mayAct(part: ComposedPart, action: string | undefined, reading: Reading): boolean {
  if (action === undefined) return true
  const right = part.actionRights.get(action)
  return action in part.part.actions && (right === undefined || holdAll(right, reading))
}

/** Whether there is anything to show or to find. */
function hasContent(asker: Asker, part: ComposedPart, reading: Reading): boolean {
  if (part.id === 'core.search') return listOpenFinders(asker, reading).length > 0
  return !part.applies.includes('deed')
}

/** Of the parts that find something, those that this asker may open with this session and that apply. */
function listOpenFinders(asker: Asker, reading: Reading): readonly ComposedPart[] {
  return listFound(asker, reading).filter((part) => isProven(asker, part) && !part.applies.includes('deed'))
}

/** The parts that find something and that are this asker's to open, by rights alone. */
function listFound(asker: Asker, reading: Reading): readonly ComposedPart[] {
  return listParts(Object.keys(FOUND_IN), asker, reading)
}

/** Of these parts, those that are this asker's to open, by rights alone. */
function listParts(ids: readonly string[], asker: Asker, reading: Reading): readonly ComposedPart[] {
  return ids.flatMap((id) => reading.composition.parts.get(id) ?? []).filter((part) => mayRead(asker, part, reading))
}

function isForAsker(asker: Asker, id: string): boolean {
  const page = CORE_PAGES[id]
  if (page === undefined) throw new Error(`Nothing is known of who may open ${id}; say so in CORE_PAGES.`)
  if (page === 'everybody') return true
  return asker.isPortalAdmin || (page === 'own-side' && (asker.basis === 'self' || asker.represents))
}

function holdAll(right: string, { composition, holders }: Reading): boolean {
  const byBasis = composition.rights.get(right)?.byBasis ?? []
  return holders.every(({ basis, rights }) => rights.includes(right) || byBasis.includes(basis))
}

function isProven({ assurance }: Asker, { part }: ComposedPart): boolean {
  return part.requires === undefined || ASSURANCE_LEVELS.indexOf(assurance) >= ASSURANCE_LEVELS.indexOf(part.requires)
}

/** The words of the matrix that may stand in an answer. */
export function listSeen(
  asker: Asker,
  address: Address,
  world: { readonly composition: Composition; readonly cast: Cast },
): readonly string[] {
  if (judge(asker, address, world) !== 'allowed') return []
  const { access } = address.route
  if (access === 'desk') return listSeenAtDesk(address)
  if (access === 'session') return asker.isOpen || isToldOf(asker, address) ? [toCanary(asker.knows, 'name')] : []
  return listSeenOfClient(asker, address, world)
}

function listSeenOfClient(asker: Asker, address: Address, world: Parameters<typeof listSeen>[2]): readonly string[] {
  const { access } = address.route
  if (address.bound['record'] !== undefined) return [toCanary(asker.about, 'file')]
  if (address.bound['id'] !== undefined) return [toCanary(asker.about, 'probe.board')]
  const holders = access === 'preview' ? [asker, findPreviewed(asker, address, world.cast)] : [asker]
  const reading = { composition: world.composition, holders }
  const shown = listShown(address, world.composition).filter((part) => mayRead(asker, part, reading) && isProven(asker, part))
  // In a preview it stands above every page as whom is looked.
  const around = [isPhoto(address) ? 'photo' : 'name', ...(access === 'preview' ? ['person'] : [])]
  const placesOf = (part: ComposedPart) =>
    part.id === 'core.search' ? listOpenFinders(asker, reading).flatMap(({ id }) => FOUND_IN[id] ?? []) : listPlaces(part)
  return [...around, ...shown.flatMap(placesOf)].map((place) => toCanary(asker.about, place))
}

/** The desk part with tables shows the rows of every client, the one with a port whom it was asked for. */
function listSeenAtDesk({ part }: Address): readonly string[] {
  if (part?.id === 'probe.finder') return [toCanary('mine', 'name')]
  return part?.id === 'probe.desk' ? Object.keys(CLIENTS).map((name) => toCanary(name, 'probe.desk')) : []
}

/** The parts of which something may stand at an address: its own, or those of which the start page shows a line. */
function listShown(address: Address, composition: Composition): readonly ComposedPart[] {
  if (address.part) return [address.part]
  const isStart = !isPhoto(address) && address.bound['panel'] === undefined
  return isStart ? composition.panels.flatMap(({ summary }) => summary) : []
}

const isPhoto = ({ route }: Address) => route.path.endsWith('/photo')

/** The places whose words a part shows: of the record types it reads, its own rows, and in core the people around the client. */
export function listPlaces({ id, plugin, reads }: ComposedPart): readonly string[] {
  return plugin === 'core' ? ['person'] : [...reads, id]
}

/** Whoever is invited, and whoever had access, was told of a client by name; of one who died or was erased nothing is said. */
function isToldOf({ knows, name }: Asker, { part }: Address): boolean {
  const isSilent = knows === 'deceased' || knows === 'erased'
  const isInvited = name === 'who has not accepted' || !/invit|declined/.test(name)
  return part?.id === 'core.notices' && !isSilent && isInvited
}
