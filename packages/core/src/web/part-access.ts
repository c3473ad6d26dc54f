import type { Kysely } from 'kysely'
import { canUse, isAssured } from '../access/can.ts'
import type { ComposedPanel, ComposedPart, ComposedRight } from '../compose/composition.ts'
import { listPresentTypes } from '../records/list-present-types.ts'
import type { ViewerLane } from '../store/store.ts'
import type { KernelTables } from '../store/tables.ts'
import type { Kernel } from './kernel.ts'
import { isByRelation, isFor } from './parts/core-part.ts'
import type { ClientVisit, DeskVisit, SignedInVisit } from './visit.ts'

/** A panel with the parts that this viewer may open now. */
export interface OpenPanel {
  readonly panel: ComposedPanel
  readonly parts: readonly ComposedPart[]
  /** How much is new, by the id of the part, where that was counted. */
  readonly badges?: ReadonlyMap<string, number>
}

/** How much is new in a panel as a whole. */
export function sumBadges({ parts, badges }: OpenPanel): number {
  return parts.reduce((sum, { id }) => sum + (badges?.get(id) ?? 0), 0)
}

/** Whether the panel itself is a page for this viewer; otherwise it is its one part, or the first of its tabs. */
export function hasTiles({ panel, parts }: OpenPanel): boolean {
  return panel.opens === 'tiles' && parts.length > 1
}

/** Whether this viewer may use a right; undefined is a page or action that said, with its reason, that none is asked. */
export function mayUse(kernel: Kernel, visit: SignedInVisit | DeskVisit, rightId: string | undefined): boolean {
  if ('desk' in visit) return rightId !== undefined && visit.desk.rights.has(rightId)
  if (rightId === undefined) return true
  const right = kernel.composition.rights.get(rightId)
  const { access } = visit.viewer
  return right !== undefined && access !== undefined && canUse(access, right) && isOwnRight(visit, right)
}

/** How a part asks what its viewer may do: an action of its own by name, which nobody may in a preview, or a right by its full id. */
export function toMay(kernel: Kernel, visit: SignedInVisit | DeskVisit, { actionRights }: ComposedPart): (name: string) => boolean {
  return (name) =>
    name.includes(':')
      ? mayUse(kernel, visit, name)
      : actionRights.has(name) && mayUse(kernel, visit, actionRights.get(name)) && visit.preview === undefined
}

/** In a preview a right must be the administrator's own too: nobody sees more by looking as somebody else. */
function isOwnRight(visit: SignedInVisit | ClientVisit, right: ComposedRight): boolean {
  return visit.preview === undefined || ('access' in visit && canUse(visit.access, right))
}

/** Whether this viewer may read a part: by rights alone, and a part of core by who they are to the client. */
export function mayRead(kernel: Kernel, visit: SignedInVisit | DeskVisit, composed: ComposedPart): boolean {
  const core = kernel.coreParts.get(composed.id)
  if (core) return isByRelation(core.audience) ? isFor(core.audience, visit.viewer.access) : mayReadSome(kernel, visit, core.audience)
  return mayUse(kernel, visit, composed.readRight)
}

/** Whether this viewer may read a part that finds something, or one that gives something to a calendar, by rights alone. */
function mayReadSome(kernel: Kernel, visit: SignedInVisit, audience: 'finder' | 'subscriber'): boolean {
  if (audience === 'subscriber') return listFeedParts(kernel, visit).length > 0
  return listPanels(kernel, visit).some(({ parts }) => parts.some(({ part }) => part.search.length > 0))
}

/** The parts on a panel that give something to a calendar and that this viewer may read, by rights alone. */
export function listFeedParts(kernel: Kernel, visit: SignedInVisit): readonly ComposedPart[] {
  const parts = listPanels(kernel, visit).flatMap((panel) => panel.parts.filter(({ part }) => part.feed))
  return [...new Set(parts)]
}

/**
 * Whether this session proves strongly enough who is looking to see what stands in a part. A part that asks more stays in
 * the menu of who has the right, and opens after a step up.
 */
export function isProven(visit: SignedInVisit, { part }: ComposedPart): boolean {
  return isAssured(visit.viewer.assurance, part.requires)
}

/** The panels of this viewer by rights alone; a panel without any readable part is not there. */
export function listPanels(kernel: Kernel, visit: SignedInVisit): readonly OpenPanel[] {
  return kernel.composition.panels
    .map((panel) => ({ panel, parts: panel.parts.filter((part) => mayRead(kernel, visit, part)) }))
    .filter(({ parts }) => parts.length > 0)
}

/** Of these panels, the parts that apply: those of which at least one declared record is visible. One query for all. */
export async function keepApplying(lane: ViewerLane, panels: readonly OpenPanel[]): Promise<readonly OpenPanel[]> {
  const types = [...new Set(panels.flatMap(({ parts }) => parts.flatMap((part) => needsRecords(part))))]
  const visible = types.length === 0 ? new Set<string>() : await findVisibleTypes(lane, types)
  return panels
    .map(({ panel, parts }) => ({ panel, parts: parts.filter((part) => isApplying(part, visible)) }))
    .filter(({ parts }) => parts.length > 0)
}

/** Whether a part stands on one of these panels. */
export function isOpen(panels: readonly OpenPanel[], composed: ComposedPart): boolean {
  return panels.some(({ parts }) => parts.includes(composed))
}

function needsRecords({ part, applies }: ComposedPart): readonly string[] {
  return part.whenEmpty === 'explain' ? [] : applies
}

function isApplying(composed: ComposedPart, visible: ReadonlySet<string>): boolean {
  const needed = needsRecords(composed)
  return needed.length === 0 || needed.some((name) => visible.has(name))
}

async function findVisibleTypes(lane: ViewerLane, types: readonly string[]): Promise<ReadonlySet<string>> {
  // The lane's handle knows every table; a record is one of the kernel's.
  return new Set(await lane.part(types, (db) => listPresentTypes(db as Kysely<KernelTables>, types)))
}
