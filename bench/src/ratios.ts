/** A ratio over the rounds of a bench. */
export interface Spread {
  readonly min: number
  readonly median: number
  readonly max: number
}

/** How two series of one bench compare, round by round: what slowed the machine in a round slowed both. */
export function toSpread(ones: readonly number[], others: readonly number[]): Spread {
  if (ones.length === 0 || ones.length !== others.length) throw new RangeError('Two series of the same rounds are compared.')
  const ratios = ones.map((one, round) => one / (others[round] ?? Number.NaN)).toSorted((one, other) => one - other)
  return { min: rounded(ratios[0]), median: rounded(toMedian(ratios)), max: rounded(ratios.at(-1)) }
}

/** The middle of sorted numbers, or the mean of the two in the middle. */
export function toMedian(sorted: readonly number[]): number {
  const middle = sorted.length / 2
  const two = Number.isInteger(middle) ? sorted.slice(middle - 1, middle + 1) : [sorted[Math.floor(middle)] ?? Number.NaN]
  return two.reduce((sum, value) => sum + value, 0) / two.length
}

function rounded(value: number | undefined): number {
  return Math.round((value ?? Number.NaN) * 1000) / 1000
}
