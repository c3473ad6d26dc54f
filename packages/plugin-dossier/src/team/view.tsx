import { underTeamMember, type TeamMemberPlace, type ViewTools } from '@voordeur/core'
import { Card, EmptyState, PersonCard } from '@voordeur/core/ui'
import type { ComponentChild } from 'preact'
import type { TeamMember, TeamPage } from './load.ts'

const ICONS = { staff: 'user-round', network: 'heart-handshake', organisation: 'building-2' } as const

/** Zorgteam: who does what; a member without a name goes by the role. */
export function viewTeam({ teams }: TeamPage, { t, slot }: ViewTools): ComponentChild {
  if (teams.length === 0)
    return (
      <EmptyState icon="users" title={t('team.empty')}>
        {t('team.empty.text')}
      </EmptyState>
    )
  return teams.map((team, index) => (
    <Card key={index} title={team.name ?? t('team.title')} icon="users">
      {team.members.map((member) => (
        <Member key={member.id} member={member} t={t}>
          {slot(underTeamMember, toPlace(member))}
        </Member>
      ))}
    </Card>
  ))
}

/** The coordinating carer in one line, else how many there are. */
export function viewTeamSummary({ teams }: TeamPage, { t }: ViewTools): ComponentChild {
  const members = teams.flatMap((team) => team.members)
  const coordinator = members.find((member) => member.coordinator)
  if (coordinator)
    return (
      <>
        <strong>{coordinator.name ?? coordinator.role ?? t('team.member')}</strong>: {t('team.coordinator')}
      </>
    )
  return members.length === 0 ? t('team.empty') : t('team.summary', { count: members.length })
}

/** What a part that fills the place is told about the person: no more than stands on the page. */
function toPlace({ id, name, role, coordinator }: TeamMember): TeamMemberPlace {
  return { id, coordinates: coordinator, ...(name !== undefined && { name }), ...(role !== undefined && { role }) }
}

interface MemberProps {
  readonly member: TeamMember
  readonly t: ViewTools['t']
  readonly children: ComponentChild
}

function Member({ member, t, children }: MemberProps): ComponentChild {
  const role = member.role ?? (member.kind === 'network' ? t('team.network') : t('team.member'))
  return (
    <PersonCard
      name={member.name ?? role}
      role={member.name === undefined ? undefined : role}
      // Initials are of a person; a role has none.
      icon={member.name === undefined || member.kind !== 'staff' ? ICONS[member.kind] : undefined}
      badge={member.coordinator ? t('team.coordinator') : undefined}
    >
      {children}
    </PersonCard>
  )
}
