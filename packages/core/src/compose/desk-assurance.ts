import type { Finding } from '../define/finding.ts'
import type { DeskPolicy } from '../define/portal.ts'
import { ASSURANCE_LEVELS, type Assurance } from '../define/viewer.ts'

/** How strongly staff prove who they are, where the organisation says nothing else. */
export const DESK_ASSURANCE: Assurance = 'mfa'

/** A desk that opens with less than a second factor: whoever has one password of staff gives themselves access to anybody. */
export function listDeskFindings(desk: DeskPolicy | undefined): readonly Finding[] {
  const requires = desk?.requires ?? DESK_ASSURANCE
  if (desk === undefined || ASSURANCE_LEVELS.indexOf(requires) >= ASSURANCE_LEVELS.indexOf(DESK_ASSURANCE)) return []
  return [
    {
      id: 'desk-single-factor',
      level: 'error',
      requirement: 'ASVS 6.3.3',
      message: `The desk opens with a session of "${requires}". Who has the password of one member of staff can give anybody access to any client.`,
    },
  ]
}
