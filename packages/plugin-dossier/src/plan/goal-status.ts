import type { Translate } from '@voordeur/core'

const WORDS: Readonly<Record<string, string>> = {
  proposed: 'planned',
  planned: 'planned',
  accepted: 'planned',
  active: 'running',
  'in-progress': 'running',
  'on-target': 'running',
  'ahead-of-target': 'running',
  'behind-target': 'running',
  sustaining: 'running',
  'on-hold': 'paused',
  achieved: 'reached',
  completed: 'reached',
  cancelled: 'stopped',
  rejected: 'stopped',
}

/** How a goal stands in plain words: the many states of FHIR (STU3 and R4) said in five; undefined for a state we do not know. */
export function sayGoalStatus(t: Translate, status: string | undefined): string | undefined {
  const word = WORDS[status ?? '']
  return word === undefined ? undefined : t(`goal.${word}`)
}
