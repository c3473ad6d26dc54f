import type { Rung } from './guard-rungs.ts'
import { toMedian } from './ratios.ts'

/** Times per page of one cell of the grid, by round; the same round of every series lies in the same seconds. */
export type Times = Readonly<Record<Rung, readonly number[]>>

/** A figure, and between what it lies with a probability of 95 %. */
export interface Estimate {
  readonly value: number
  readonly interval: readonly [number, number]
}

/** What the guard costs in one cell of the grid. */
export interface GuardCosts {
  /** A page behind the guard beside the bare page. */
  readonly guardedToBare: Estimate
  /** What the guard adds, beside what it adds in the smallest cell. */
  readonly costToSmallest: Estimate
  /** The share of each piece in what the guard adds, by leaving pieces out; `visitor` is session, account, accesses and rights, and what is decided by them. */
  readonly shares: Readonly<Record<'scope' | 'applies' | 'audit' | 'visitor', number>>
}

type Medians = Readonly<Record<Rung, number>>

const RESAMPLES = 2_000
const OUTSIDE = 0.05

/** Compares medians over the rounds; the intervals come from drawing the rounds anew (bootstrap), so that what slowed a round stays together. */
export function toGuardCosts(times: Times, smallest: Times): GuardCosts {
  const rounds = times.bare.map((_, round) => round)
  const estimate = (of: (here: Medians, there: Medians) => number): Estimate => {
    const toValue = (drawn: readonly number[]) => of(toMedians(times, drawn), toMedians(smallest, drawn))
    const values = Array.from({ length: RESAMPLES }, () => toValue(drawAnew(rounds))).toSorted((one, other) => one - other)
    const beyond = Math.floor((OUTSIDE / 2) * RESAMPLES)
    return { value: rounded(toValue(rounds)), interval: [rounded(values[beyond]), rounded(values[RESAMPLES - 1 - beyond])] }
  }
  return {
    guardedToBare: estimate(({ guarded, bare }) => guarded / bare),
    costToSmallest: estimate((here, there) => toCost(here) / toCost(there)),
    shares: toShares(toMedians(times, rounds)),
  }
}

function toShares(medians: Medians): GuardCosts['shares'] {
  const share = (without: Rung, step: Rung) => rounded((medians[step] - medians[without]) / toCost(medians))
  return {
    scope: share('bare', 'scope'),
    applies: share('scope', 'applies'),
    audit: share('applies', 'audit'),
    visitor: share('audit', 'guarded'),
  }
}

function toCost({ guarded, bare }: Medians): number {
  return guarded - bare
}

function toMedians(times: Times, rounds: readonly number[]): Medians {
  const of = (rung: Rung) => toMedian(rounds.map((round) => times[rung][round] ?? Number.NaN).toSorted((one, other) => one - other))
  return { bare: of('bare'), scope: of('scope'), applies: of('applies'), audit: of('audit'), guarded: of('guarded') }
}

function drawAnew(rounds: readonly number[]): readonly number[] {
  return rounds.map(() => Math.floor(Math.random() * rounds.length))
}

function rounded(value = Number.NaN): number {
  return Math.round(value * 1000) / 1000
}
