const LONGEST_WORD = 80

/** The candidate most like a word, when it is near enough to be what was meant: at most a third of it differs. */
export function findNearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST_WORD) return undefined
  let nearest: string | undefined
  let smallest = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= smallest) continue
    const distance = toDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < smallest) {
      nearest = candidate
      smallest = distance
    }
  }
  return nearest
}

/** A `hint` with the nearest candidate, or nothing; to be spread into a problem. */
export function toHint(word: string, candidates: Iterable<string>): { readonly hint?: string } {
  const nearest = findNearest(word, candidates)
  return nearest === undefined ? {} : { hint: `Did you mean "${nearest}"?` }
}

/** Damerau-Levenshtein distance (optimal string alignment): a transposition of neighbours counts as one. */
export function toDistance(left: string, right: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const cost = left[row - 1] === right[column - 1] ? 0 : 1
      const edited = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + cost)
      current.push(isSwap({ left, right, row, column }) ? Math.min(edited, at(beforeLast, column - 2) + 1) : edited)
    }
    beforeLast = last
    last = current
  }
  return at(last, right.length)
}

function isSwap({ left, right, row, column }: { left: string; right: string; row: number; column: number }): boolean {
  return row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0
}
