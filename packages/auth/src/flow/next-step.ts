/** What is known of a sign-in in progress. */
export interface FlowFacts {
  /** Its ten minutes are over. */
  readonly isOver: boolean
  /** It was ended: refused for good, given up, done before, or together with every session of the account. */
  readonly isRefused: boolean
  /** A sign-in method said who it is. */
  readonly isIdentified: boolean
  /** A second factor is asked, and was not proven yet. */
  readonly isFactorDue: boolean
  /** It began with a temporary password or a link, and there is no own password yet. */
  readonly isPasswordDue: boolean
  /** The person has to choose a user name. */
  readonly isNameDue: boolean
}

/** Where a sign-in goes next. Only `done` makes a session. */
export type FlowStep = 'dead' | 'identify' | 'second-factor' | 'set-password' | 'set-username' | 'done'

/** Decides the next step. A password is never set before the second factor, and nothing is done while something is due. */
export function nextStep(facts: FlowFacts): FlowStep {
  if (facts.isOver || facts.isRefused) return 'dead'
  if (!facts.isIdentified) return 'identify'
  if (facts.isFactorDue) return 'second-factor'
  if (facts.isPasswordDue) return 'set-password'
  return facts.isNameDue ? 'set-username' : 'done'
}
