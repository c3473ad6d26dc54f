import type { Basis } from '../define/viewer.ts'
import { AGREES_AT, ageOn, DECIDES_AT, isOverChild } from './age.ts'

/** What somebody wants to grant. */
export interface AskedGrant {
  readonly basis: Basis
  readonly represents: boolean
  readonly rights: readonly string[]
  /** Whether a client of 12 to 15 agreed. */
  readonly consented: boolean
}

/** What the rules of a grant look at beside the grant. */
export interface GrantFacts {
  /** The client's day of birth, `YYYY-MM-DD`. */
  readonly bornOn: string | undefined
  /** The day of the grant in Amsterdam. */
  readonly today: string
  /** The rights of the set that the organisation gives an administrator (bewindvoerder); none when it names no set. */
  readonly administratorRights: readonly string[]
}

/** Why a grant can't be made. */
export type GrantProblem =
  | { readonly why: 'not-financial'; readonly rights: readonly string[] }
  | { readonly why: 'may-not-represent' }
  | { readonly why: 'age-unknown' }
  | { readonly why: 'of-age' }
  | { readonly why: 'consent-needed' }
  | { readonly why: 'consent-needless' }

/**
 * Finds everything that keeps a grant from being made; empty when it may be. An administrator (BW 1:431) looks after money and nothing else;
 * a parent or guardian reads alone until the child is twelve, with the child until sixteen, and not after (WGBO 7:447, 7:450; Wabvpz 15g).
 */
export function decideGrant(asked: AskedGrant, facts: GrantFacts): readonly GrantProblem[] {
  return [...listBeyondMoney(asked, facts), ...listWrongVoice(asked), ...listByAge(asked, facts)]
}

function listBeyondMoney({ basis, rights }: AskedGrant, { administratorRights }: GrantFacts): readonly GrantProblem[] {
  if (basis !== 'administrator') return []
  const beyond = rights.filter((right) => !administratorRights.includes(right))
  return beyond.length === 0 ? [] : [{ why: 'not-financial', rights: beyond }]
}

/** Whoever was only invited speaks for nobody, and an administrator speaks about money only. */
function listWrongVoice({ basis, represents }: AskedGrant): readonly GrantProblem[] {
  return represents && (basis === 'invited' || basis === 'administrator') ? [{ why: 'may-not-represent' }] : []
}

function listByAge({ basis, consented }: AskedGrant, { bornOn, today }: GrantFacts): readonly GrantProblem[] {
  if (!isOverChild(basis)) return consented ? [{ why: 'consent-needless' }] : []
  if (bornOn === undefined) return [{ why: 'age-unknown' }]
  const age = ageOn(bornOn, today)
  if (age >= DECIDES_AT) return [{ why: 'of-age' }]
  if (age >= AGREES_AT) return consented ? [] : [{ why: 'consent-needed' }]
  // What a younger child said is no consent at twelve.
  return consented ? [{ why: 'consent-needless' }] : []
}
