/** Times of one pair: one for each kind, taken right after each other in an order that a coin decided. */
export interface TimedPair {
  readonly known: number
  readonly unknown: number
}

/** How two kinds of answers compare. Shares are of the median of the unknown ones; a positive one means that a known one takes longer. */
export interface TimeComparison {
  readonly pairs: number
  /** Probability of a difference at least as clear when none exists, two-sided. */
  readonly p: number
  /** Chance that a known answer takes longer than an unknown one, ties halved; 0.5 when they are alike. */
  readonly slower: number
  /** The difference of the medians as a share. */
  readonly difference: number
  /** Where that share lies, by bootstrap. */
  readonly interval: readonly [number, number]
}

const FLIPS = 100_000
const RESAMPLES = 20_000

/**
 * Compares by ranks (Mann–Whitney), with the distribution from swapping the names within pairs: that is what the coin
 * did, so when names make no difference the error rate is exact, whatever else slowed the machine meanwhile.
 * `errorRate` is that of the interval.
 */
export function compareTimes(pairs: readonly TimedPair[], errorRate: number): TimeComparison {
  const known = Float64Array.from(pairs, (pair) => pair.known)
  const unknown = Float64Array.from(pairs, (pair) => pair.unknown)
  const ranks = toRanks([...known, ...unknown])
  const differences = Float64Array.from(pairs, (_, index) => at(ranks, index) - at(ranks, index + pairs.length))
  const rankSum = ranks.subarray(0, pairs.length).reduce((sum, rank) => sum + rank, 0)
  return {
    pairs: pairs.length,
    p: toSwapProbability(differences),
    slower: (rankSum - (pairs.length * (pairs.length + 1)) / 2) / pairs.length ** 2,
    difference: toShare(known, unknown),
    interval: toInterval(known, unknown, errorRate),
  }
}

/** Ranks from 1; equal values share the mean of theirs. */
function toRanks(values: readonly number[]): Float64Array {
  const order = values.map((value, index) => ({ value, index })).toSorted((one, other) => one.value - other.value)
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length;) {
    let to = from + 1
    while (order[to]?.value === order[from]?.value) to += 1
    for (const { index } of order.slice(from, to)) ranks[index] = (from + to + 1) / 2
    from = to
  }
  return ranks
}

/** How often swapping names at random within pairs gives a sum of rank differences as far from zero as the one that was found. */
function toSwapProbability(differences: Float64Array): number {
  const found = Math.abs(differences.reduce((sum, value) => sum + value, 0))
  let asFar = 0
  for (let flip = 0; flip < FLIPS; flip++) {
    let sum = 0
    for (const value of differences) sum += Math.random() < 0.5 ? value : -value
    if (Math.abs(sum) >= found) asFar += 1
  }
  return (asFar + 1) / (FLIPS + 1)
}

/** Percentile bootstrap: pairs are drawn anew, so that what slowed a pair stays together. */
function toInterval(known: Float64Array, unknown: Float64Array, errorRate: number): readonly [number, number] {
  const count = known.length
  const [drawnKnown, drawnUnknown] = [new Float64Array(count), new Float64Array(count)]
  const shares = new Float64Array(RESAMPLES)
  for (let sample = 0; sample < RESAMPLES; sample++) {
    for (let place = 0; place < count; place++) {
      const drawn = Math.floor(Math.random() * count)
      drawnKnown[place] = at(known, drawn)
      drawnUnknown[place] = at(unknown, drawn)
    }
    shares[sample] = toShare(drawnKnown, drawnUnknown)
  }
  shares.sort()
  const beyond = Math.floor((errorRate / 2) * RESAMPLES)
  return [at(shares, beyond), at(shares, RESAMPLES - 1 - beyond)]
}

function toShare(known: Float64Array, unknown: Float64Array): number {
  const base = middleOf(unknown)
  return (middleOf(known) - base) / base
}

function middleOf(values: Float64Array): number {
  const sorted = values.toSorted()
  const middle = (sorted.length - 1) / 2
  return (at(sorted, Math.floor(middle)) + at(sorted, Math.ceil(middle))) / 2
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN
}
