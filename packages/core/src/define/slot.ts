import type { ComponentChild } from 'preact'
import { brand, type Branded } from './brand.ts'
import type { ViewTools } from './part.ts'
import type { PartContext } from './part-context.ts'

/** A place in the page of one plugin's part that parts of other plugins may fill; both know it by this token of core and not each other. */
export interface Slot<Place = unknown> extends Branded<'slot'> {
  readonly id: string
  /** Never set: it carries the type of what the place is about. */
  readonly place?: Place
}

/** What a part puts into a slot of another part's page. Shown to who may read the part that fills it. */
export interface SlotFill<Place = unknown, Data = unknown, Tables = unknown> {
  readonly slot: Slot<Place>
  /** Once for the page, with what its own part declared; a failure leaves the slot empty. */
  readonly load: (context: PartContext<'client', Tables>) => Promise<Data>
  /** For each place; null where there is nothing to show. Pure. */
  readonly view: (data: Data, place: Place, tools: ViewTools) => ComponentChild
}

/** A member of the care team, as the team's page shows them. */
export interface TeamMemberPlace {
  /** What tells this member from the others of the client: the portal's id of the team's record and the place in it. */
  readonly id: string
  /** Absent where the organisation shows roles only. */
  readonly name?: string
  readonly role?: string
  /** Whether this person coordinates the care (regievoerend begeleider, contactverzorgende). */
  readonly coordinates: boolean
}

/** Under a member of the care team (`dossier.team`): how this person can be reached. */
export const underTeamMember: Slot<TeamMemberPlace> = brand('slot', { id: 'care.team-member' })

/** Every slot there is. */
export const SLOTS: readonly Slot[] = [underTeamMember]

/** Ties the types of a fill together; give what it returns to `fills` of a part. */
export function fillSlot<Place, Data, Tables = unknown>(fill: SlotFill<Place, Data, Tables>): SlotFill {
  // The kernel gives the view of a fill what its own load gave, and the place of its own slot.
  return fill as unknown as SlotFill
}
