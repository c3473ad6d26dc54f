import type { ViewTools } from '@voordeur/core'
import type { Guidance } from '../inbox/inbox-page.ts'

/** By what name the organisation answers where staff are not named. */
export function toTeamName({ organisation }: Pick<Guidance, 'organisation'>, t: ViewTools['t']): string {
  return t('message.team', { organisation })
}
