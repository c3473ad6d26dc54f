import type { Position } from '@voordeur/core/care'
import { toDay } from './day.ts'

/** What all that somebody said comes to. What is not known is left out; `clashes` when that is because it contradicts itself and no date tells which holds. */
export interface Stance {
  readonly resists?: boolean | undefined
  readonly agrees?: boolean | undefined
  readonly clashes: boolean
}

interface State {
  /** `by-agreeing`: who agrees does not resist, for as long as that agreement lasts. */
  readonly resists?: boolean | 'by-agreeing' | undefined
  readonly agrees?: boolean | undefined
}

type Saying = Position['says']

const NEXT: Readonly<Record<Saying, (state: State) => State>> = {
  // Resistance at any time ends earlier consent (Wzd, art. 3a lid 5).
  resists: () => ({ resists: true, agrees: false }),
  'does-not-resist': (state) => ({ ...state, resists: false }),
  agrees: ({ resists }) => ({ resists: resists === false ? false : 'by-agreeing', agrees: true }),
  // Not to agree is not to resist, and who resisted does not stop by it.
  'does-not-agree': ({ resists }) => ({ resists: resists === 'by-agreeing' ? undefined : resists, agrees: false }),
}

const OPPOSITES: readonly (readonly [Saying, Saying])[] = [
  ['agrees', 'resists'],
  ['agrees', 'does-not-agree'],
  ['resists', 'does-not-resist'],
]

/**
 * What the positions of one person come to (Wzd, art. 3a). The newest counts; of one day the order is known only where the hour is. One without a date counts
 * as far as it contradicts nothing: it may be the newest.
 */
export function readStance(positions: readonly Position[]): Stance {
  const undated = positions.filter(({ at }) => at === undefined).map(({ says }) => says)
  const moments = listMoments(positions)
  const dated = moments.reduce(follow, { state: {}, clashes: false })
  if (contradict(undated) || undated.some((says) => denies(dated.state, says))) return { clashes: true }
  // Before all others: so it adds what no later one answers.
  const start = { state: sayAll({}, undated), clashes: false }
  const { state, clashes } = moments.reduce(follow, start)
  return { ...toKnown(state), clashes }
}

function toKnown({ resists, agrees }: State): Pick<Stance, 'resists' | 'agrees'> {
  return { resists: resists === 'by-agreeing' ? false : resists, agrees }
}

interface Reached {
  readonly state: State
  readonly clashes: boolean
}

function follow(reached: Reached, sayings: readonly Saying[]): Reached {
  if (contradict(sayings)) return { state: {}, clashes: true }
  const state = sayAll(reached.state, sayings)
  return { state, clashes: reached.clashes && (state.resists === undefined || state.agrees === undefined) }
}

// To agree first: what is said beside it is the more precise.
const ORDER: readonly Saying[] = ['agrees', 'does-not-agree', 'does-not-resist', 'resists']

function sayAll(state: State, sayings: readonly Saying[]): State {
  return ORDER.filter((says) => sayings.includes(says)).reduce((so, says) => NEXT[says](so), state)
}

function contradict(sayings: readonly Saying[]): boolean {
  return OPPOSITES.some(([one, other]) => sayings.includes(one) && sayings.includes(other))
}

function denies({ resists, agrees }: State, says: Saying): boolean {
  if (says === 'agrees') return agrees === false
  if (says === 'does-not-agree') return agrees === true
  return says === 'resists' ? resists === false || resists === 'by-agreeing' : resists === true
}

/** What was said, from old to new; what one moment does not put in order stands together. */
function listMoments(positions: readonly Position[]): readonly (readonly Saying[])[] {
  const days = Map.groupBy(
    positions.filter(({ at }) => at !== undefined),
    ({ at = '' }) => toDay(at) ?? at,
  )
  return [...days].toSorted(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, said]) => listHours(said))
}

function listHours(said: readonly Position[]): readonly (readonly Saying[])[] {
  if (said.some(({ at = '' }) => at.length === 10)) return [said.map(({ says }) => says)]
  const hours = Map.groupBy(said, ({ at = '' }) => Date.parse(at))
  return [...hours].toSorted(([one], [other]) => one - other).map(([, same]) => same.map(({ says }) => says))
}
