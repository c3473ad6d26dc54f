import type { PartContext } from '@voordeur/core'
import { CareTeam, type CareTeamMember } from '@voordeur/core/care'
import { hasEnded, toDay } from '../day.ts'

/** One person (or organisation) of the team, named as far as the organisation's policy does. */
export interface TeamMember {
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
    const today = toDay(now)
    const all = await records.all(CareTeam)
    const current = all
      .map(({ data }) => data)
      .filter(({ status, period }) => !NOT_SHOWN.includes(status ?? '') && !hasEnded(period, today))
    return { teams: current.map((team) => toTeam(team, today, roles)).filter(({ members }) => members.length > 0) }
  }
}

function toTeam({ name, members }: CareTeam, today: string, roles: readonly string[]) {
  const present = members.filter(({ period }) => !hasEnded(period, today)).map((member) => toMember(member, roles))
  // The coordinating carer is whom a family looks for first.
  return { ...(name && { name }), members: present.toSorted((one, other) => Number(other.coordinator) - Number(one.coordinator)) }
}

function toMember({ kind, staff, name, role, coordinator }: CareTeamMember, roles: readonly string[]): TeamMember {
  const shownName = kind === 'staff' ? staff?.name : name
  const shownRole = staff?.role ?? role
  const coordinates = coordinator ?? roles.includes(shownRole?.toLowerCase() ?? '')
  return { kind, coordinator: coordinates, ...(shownName && { name: shownName }), ...(shownRole && { role: shownRole }) }
}
