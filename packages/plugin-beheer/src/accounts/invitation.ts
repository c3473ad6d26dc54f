import type { AccountInvitation, StrandedInvitation } from '@voordeur/core'

/** How an invitation stands. The instant is ISO 8601 in UTC. */
export interface ShownInvitation extends Pick<AccountInvitation, 'state' | 'problem'> {
  readonly at: string
}

/** An invitation that waits for a person. The instant is ISO 8601 in UTC. */
export interface ShownStranded extends Pick<StrandedInvitation, 'accountId' | 'name' | 'problem'> {
  readonly at: string
}

/** An invitation as a page holds it. */
export function toShownInvitation({ state, at, problem }: AccountInvitation): ShownInvitation {
  return { state, at: at.toISOString(), ...(problem === undefined ? {} : { problem }) }
}

/** A stranded invitation as a page holds it. */
export function toShownStranded({ accountId, name, at, problem }: StrandedInvitation): ShownStranded {
  return { accountId, name, at: at.toISOString(), ...(problem === undefined ? {} : { problem }) }
}
