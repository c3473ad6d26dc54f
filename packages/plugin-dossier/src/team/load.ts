import { toAmsterdamDay, type PartContext, type VisibleRecord } from '@voordeur/core'
import { CareTeam, type CareTeamMember } from '@voordeur/core/care'
import { hasEnded } from '../day.ts'

/** One person (or organisation) of the team, named as far as the organisation's policy does. */
export interface TeamMember {
  /** The portal's id of the team's record and the place in it: the same at every read until the team itself changes. */
  readonly id: string
  readonly kind: CareTeamMember['kind']
  readonly name?: string
  readonly role?: string
  readonly coordinator: boolean
}

/** The teams around a client. */
export interface TeamPage {
  readonly teams: readonly { readonly name?: string; readonly members: readonly TeamMember[] }[]
}

const NOT_SHOWN = ['entered-in-error', 'inactive', 'proposed']

/** Loads the team of today; who left is not in it. Who has one of these roles coordinates, beside whom the record marks. */
export function loadTeam(coordinatingRoles: readonly string[]): (context: PartContext<'client'>) => Promise<TeamPage> {
  const roles = coordinatingRoles.map((role) => role.toLowerCase())
  return async ({ records, now }) => {
    const today = toAmsterdamDay(now)
    const all = await records.all(CareTeam)
    const current = all.filter(({ data: { status, period } }) => !NOT_SHOWN.includes(status ?? '') && !hasEnded(period, today))
    return { teams: current.map((team) => toTeam(team, today, roles)).filter(({ members }) => members.length > 0) }
  }
}

function toTeam({ id, data: { name, members } }: VisibleRecord<CareTeam>, today: string, roles: readonly string[]) {
  const present = members
    .map((member, place) => ({ member, id: `${id}.${place}` }))
    .filter(({ member: { period } }) => !hasEnded(period, today))
    .map(({ member, id: own }) => toMember(member, own, roles))
  // The coordinating carer is whom a family looks for first.
  return { ...(name && { name }), members: present.toSorted((one, other) => Number(other.coordinator) - Number(one.coordinator)) }
}

function toMember({ kind, staff, name, role, coordinator }: CareTeamMember, id: string, roles: readonly string[]): TeamMember {
  const shownName = kind === 'staff' ? staff?.name : name
  const shownRole = staff?.role ?? role
  const coordinates = coordinator ?? roles.includes(shownRole?.toLowerCase() ?? '')
  return { id, kind, coordinator: coordinates, ...(shownName && { name: shownName }), ...(shownRole && { role: shownRole }) }
}
