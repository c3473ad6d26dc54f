import { listBasisRights } from '../access/basis-rights.ts'
import { explainRight, type ReasonRules, type RightReason } from '../access/explain-right.ts'
import { findEnd, isRepresenting } from '../access/access-state.ts'
import type { Network, NetworkAccess, NetworkInvitation } from '../access/list-network.ts'
import type { ComposedPart, ComposedRight, Composition } from '../compose/composition.ts'
import type { OverviewCell, OverviewPerson, OverviewRow, RightsOverview } from '../ui/pages/rights-view.tsx'
import { toInvited, toWithAccess } from './preview.ts'

/** Around whom an overview is made: what the client's part of the portal holds, who reads, and the words of titles. */
export interface OverviewContext {
  readonly composition: Composition
  /** The account of who reads: their own column is marked, and needs no preview. */
  readonly readerId: string
  readonly now: Date
  readonly say: (titleKey: string) => string
  readonly preview: (personId: string) => string
}

/** Makes people × parts with the reason for each: everybody with access, and whoever was invited. */
export function toRightsOverview(network: Network, context: OverviewContext): RightsOverview {
  const people = [
    ...network.accesses.map((access) => toAccessColumn(access, context)),
    ...network.invitations.map((invitation) => toInvitationColumn(invitation, context)),
  ]
  const panels = context.composition.panels.map(({ title, parts }) => ({
    title,
    rows: parts.filter(({ part }) => part.scope === 'client').flatMap((part) => toRows(part, people, context)),
  }))
  return { people: people.map(({ person }) => person), panels: panels.filter(({ rows }) => rows.length > 0) }
}

interface Column {
  readonly person: OverviewPerson
  readonly explain: (right: ComposedRight) => Pick<RightReason, 'has' | 'why' | 'since'>
}

function toAccessColumn(access: NetworkAccess, { composition, readerId, now, preview }: OverviewContext): Column {
  const rules: ReasonRules = { ends: composition.access, startsWith: (basis) => listBasisRights(composition, basis), now }
  const end = findEnd(access, composition.access)
  const isReader = access.accountId === readerId
  return {
    person: {
      id: access.id,
      name: access.name,
      role: access.role,
      basis: access.basis,
      represents: isRepresenting(access),
      portalAdmin: access.portalAdmin,
      isReader,
      state: toWithAccess(access, composition.access, now).state,
      since: access.validFrom.toISOString(),
      until: end?.at.toISOString(),
      preview: isReader ? undefined : preview(access.id),
    },
    explain: (right) => explainRight(access, right, rules),
  }
}

function toInvitationColumn(invitation: NetworkInvitation, { now, preview }: OverviewContext): Column {
  const { name, held, state } = toInvited(invitation, now)
  return {
    person: {
      id: invitation.id,
      name,
      role: invitation.role,
      basis: invitation.basis,
      represents: false,
      portalAdmin: false,
      isReader: false,
      state,
      until: invitation.until?.toISOString(),
      preview: preview(invitation.id),
    },
    explain: ({ id }) => {
      const has = held.rights.includes(id)
      return { has, why: has ? 'granted' : 'none', since: invitation.createdAt }
    },
  }
}

/** One row per right of a part; a part that asks no right to be read has a row that says so. */
function toRows(composed: ComposedPart, people: readonly Column[], { composition, say }: OverviewContext): readonly OverviewRow[] {
  const title = say(composed.titleKey)
  const open = { id: composed.id, title, isReading: true, explicit: false, cells: people.map((): OverviewCell => ({ why: 'everybody' })) }
  const rights = composed.rights.flatMap((id) => composition.rights.get(id) ?? [])
  const rows = rights.map((right) => {
    const isReading = right.id === composed.readRight
    return {
      id: right.id,
      title: isReading ? title : `${title}: ${say(right.titleKey)}`,
      isReading,
      explicit: right.explicit,
      cells: people.map(({ explain }) => toCell(explain(right))),
    }
  })
  return composed.readRight === undefined ? [open, ...rows] : rows
}

function toCell({ has, why, since }: Pick<RightReason, 'has' | 'why' | 'since'>): OverviewCell {
  return has ? { why, since: since.toISOString() } : { why: 'none' }
}
