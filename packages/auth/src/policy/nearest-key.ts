/** The known key most like one that was written, when at least half of the pairs of letters of both are the same. */
export function findNearestKey(written: string, known: readonly string[]): string | undefined {
  const scored = known
    .map((key) => ({ key, score: toLikeness(written.slice(0, LONGEST), key) }))
    .toSorted((one, other) => other.score - one.score)
  const [best] = scored
  return best && best.score >= 0.5 ? best.key : undefined
}

const LONGEST = 80

/** Dice's coefficient over pairs of letters: 1 for the same word, 0 for words without a pair in common. */
function toLikeness(one: string, other: string): number {
  const [left, right] = [toPairs(one), toPairs(other)]
  const common = left.filter((pair) => right.includes(pair)).length
  return (2 * common) / Math.max(1, left.length + right.length)
}

function toPairs(word: string): readonly string[] {
  const lower = word.toLowerCase()
  return Array.from({ length: Math.max(0, lower.length - 1) }, (_, index) => lower.slice(index, index + 2))
}
