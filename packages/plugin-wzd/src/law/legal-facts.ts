import type { InvoluntaryCareMeasure } from '@voordeur/core/care'
import { readStance, type Stance } from './read-stance.ts'

/** What the law asks of a measure. */
export interface LegalFacts {
  /** Its form of care: `a`, movement and seclusion (art. 2 lid 2 b and c), another of art. 2 lid 1, or none of them. */
  readonly form: 'a' | 'b-c' | 'd-i' | 'none'
  readonly clientResists: boolean
  readonly clientAgrees: boolean
  readonly representativeResists: boolean
  readonly representativeAgrees: boolean
  /** Whether the client can decide about this (art. 3 lid 2). */
  readonly isCapable: boolean
  /** Medication that is given outside the guidelines (art. 2 lid 2 a). */
  readonly outsideGuidelines: boolean
}

/** What a record proves of them; undefined where it proves nothing. */
export type KnownFacts = { readonly [Name in keyof LegalFacts]: LegalFacts[Name] | undefined }

/** What the record of a measure proves. */
export function readFacts(measure: InvoluntaryCareMeasure): KnownFacts {
  const client = readStanceOf(measure, 'client')
  const representative = readStanceOf(measure, 'representative')
  return {
    form: toForm(measure.category),
    clientResists: client.resists,
    clientAgrees: client.agrees,
    representativeResists: representative.resists,
    representativeAgrees: representative.agrees,
    // The record may speak of another subject ("wilsonbekwaam t.a.v. geldzaken"); the law asks about this one (art. 3 lid 2 and 3).
    isCapable: measure.capacity?.aboutThis === true ? measure.capacity.capable : undefined,
    outsideGuidelines: measure.outsideGuidelines,
  }
}

/** What all that one of the two said of a measure comes to. */
export function readStanceOf({ positions }: InvoluntaryCareMeasure, whose: 'client' | 'representative'): Stance {
  return readStance(positions.filter(({ by }) => by === whose))
}

function toForm(category: InvoluntaryCareMeasure['category']): LegalFacts['form'] | undefined {
  if (category === undefined || category === 'a') return category
  return category === 'b' || category === 'c' ? 'b-c' : 'd-i'
}

const EITHER = [true, false] as const

/** All that each fact can be. */
export const COULD_BE: { readonly [Name in keyof LegalFacts]: readonly LegalFacts[Name][] } = {
  form: ['a', 'b-c', 'd-i', 'none'],
  clientResists: EITHER,
  clientAgrees: EITHER,
  representativeResists: EITHER,
  representativeAgrees: EITHER,
  isCapable: EITHER,
  outsideGuidelines: EITHER,
}

/** The names of the facts. */
export const FACTS = Object.keys(COULD_BE) as readonly (keyof LegalFacts)[]

const filled = FACTS.reduce<readonly Partial<LegalFacts>[]>(
  (so, name) => so.flatMap((facts) => COULD_BE[name].map((value) => ({ ...facts, [name]: value }))),
  [{}],
)

// Every name was filled. Who resists does not agree.
const POSSIBLE = (filled as readonly LegalFacts[]).filter(
  ({ clientResists, clientAgrees, representativeResists, representativeAgrees }) =>
    !(clientResists && clientAgrees) && !(representativeResists && representativeAgrees),
)

/** Every way in which what is known can be completed. */
export function listCompletions(known: KnownFacts): readonly LegalFacts[] {
  return POSSIBLE.filter((facts) => FACTS.every((name) => known[name] === undefined || known[name] === facts[name]))
}
