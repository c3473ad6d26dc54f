import { definePart, underTeamMember } from '@voordeur/core'
import { CareTeam } from '@voordeur/core/care'
import { loadTeam } from './load.ts'
import { viewTeam, viewTeamSummary } from './view.tsx'

/** Zorgteam: the people who care for the client. Who has one of these roles is marked as coordinating. */
export function team(coordinatingRoles: readonly string[]) {
  const load = loadTeam(coordinatingRoles)
  return definePart({
    id: 'team',
    title: 'team.title',
    icon: 'users',
    scope: 'client',
    tour: [{ anchor: 'panel', title: 'team.title', text: 'team.tour' }],
    rights: { read: {} },
    reads: [CareTeam],
    applies: [CareTeam],
    whenEmpty: 'explain',
    slots: [underTeamMember],
    load,
    view: viewTeam,
    summary: { load, view: viewTeamSummary },
  })
}
