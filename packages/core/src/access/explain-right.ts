import type { Basis } from '../define/viewer.ts'
import type { AccessFacts } from './access-facts.ts'
import { decideAccess, findEnd, type AccessEnds, type AccessState } from './access-state.ts'
import { canUse } from './can.ts'

/** Why somebody holds a right, or not. */
export interface RightReason {
  /** Whether they hold it; an access that is closed now holds its rights all the same, and uses none. */
  readonly has: boolean
  /** `granted`: it was ticked for this person. `basis`: it comes with what they are to the client. */
  readonly why: 'granted' | 'basis' | 'none'
  readonly basis: Basis
  /** Since when: the basis began, or the access was granted; a tick that came later has no day of its own. */
  readonly since: Date
  /** The first end that is known beforehand. */
  readonly until?: Date
  /** Why nothing can be seen at this moment. */
  readonly closed?: Exclude<AccessState, 'open'>
}

/** What a reason is found with. */
export interface ReasonRules {
  readonly ends: AccessEnds
  /** The rights that a basis starts with, as the organisation says it. */
  readonly startsWith: (basis: Basis) => readonly string[]
  readonly now: Date
}

/** A right as far as its reason asks. */
export interface ExplainedRight {
  readonly id: string
  readonly explicit: boolean
  readonly byBasis: readonly Basis[]
}

/** Whoever is family or was invited has what was ticked for them, and nothing because of what they are. */
const BY_TICK: readonly Basis[] = ['family', 'invited']

/** Explains why an access holds a right, or that it does not. */
export function explainRight(
  access: AccessFacts & { readonly rights: readonly string[] },
  right: ExplainedRight,
  { ends, startsWith, now }: ReasonRules,
): RightReason {
  const state = decideAccess(access, ends, now)
  const end = findEnd(access, ends)
  const why = findWhy(access, right, startsWith)
  return {
    has: why !== 'none',
    why,
    basis: access.basis,
    since: why === 'basis' ? access.validFrom : access.grantedAt,
    ...(end === undefined ? {} : { until: end.at }),
    ...(state === 'open' ? {} : { closed: state }),
  }
}

/** A right that comes by law needs no tick; one that is explicit is in no set, so that where it was granted it was ticked. */
function findWhy(
  access: { readonly basis: Basis; readonly rights: readonly string[] },
  right: ExplainedRight,
  startsWith: (basis: Basis) => readonly string[],
): RightReason['why'] {
  const { basis } = access
  if (!canUse(access, right)) return 'none'
  if (right.byBasis.includes(basis)) return 'basis'
  const isFromStart = !right.explicit && !BY_TICK.includes(basis) && startsWith(basis).includes(right.id)
  return isFromStart ? 'basis' : 'granted'
}
