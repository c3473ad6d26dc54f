import type { PersonState } from './person-state.ts'

/** One person around the client. `role` is a message key below `core` (`role.child`, `basis.mentor`); days are `YYYY-MM-DD`. */
export interface PersonLine {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly state: PersonState
  readonly isOwn: boolean
  readonly isAdmin: boolean
  readonly represents: boolean
  /** The last day of the access, or on which an invitation can be accepted. */
  readonly lastDay?: string | undefined
}

/** The parts of one panel with a tick per right; titles are message keys. */
export interface TickGroup {
  readonly panel: string
  readonly rights: readonly {
    readonly id: string
    readonly title: string
    readonly ticked: boolean
    /** In no set and no bulk tick: it gets a sentence of its own. */
    readonly explicit: boolean
  }[]
}

/** What can be asked once more before it is done. */
export const ASKS = ['revoke', 'block', 'withdraw'] as const

/** What can be asked once more before it is done. */
export type Ask = (typeof ASKS)[number]

/** One person of the network, with what they may see and what can be done. */
export interface PersonData {
  readonly person: PersonLine
  readonly email?: string | undefined
  /** The first day of the access. */
  readonly since?: string | undefined
  /** Why the portal administrator can't change it; undefined when they can. */
  readonly fixed?: 'own' | 'organisation' | undefined
  /** Whether an invitation can be sent: portal administrators invite here, and the client did not die. */
  readonly isInviting: boolean
  readonly organisation: string
  readonly groups: readonly TickGroup[]
  /** Permission sets to start from: id and title. */
  readonly sets: readonly { readonly id: string; readonly title: string }[]
  /** The last day that was filled in. */
  readonly until: string
  readonly ask?: Ask | undefined
  /** Where the portal can be seen as this person sees it. */
  readonly preview: string
  /** What stood in the way, as the end of a message key. */
  readonly problem?: string | undefined
}
