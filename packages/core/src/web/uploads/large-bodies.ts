import { HttpProblem } from '../http-problem.ts'

/** How many forms with files a process holds at once: each may be 60 MB. */
const MOST_HELD = 8
// Nobody can keep all others out by sending slowly.
const MOST_OF_ONE = 2

const held = new Map<string, number>()

/**
 * Takes a place for a large body of this sender; what it returns gives the place back. 503 when as many are held as a process can bear: the browser
 * may send it again.
 */
export function holdLargeBody(sender: string): () => void {
  const own = held.get(sender) ?? 0
  const all = [...held.values()].reduce((sum, count) => sum + count, 0)
  if (own >= MOST_OF_ONE || all >= MOST_HELD) throw new HttpProblem('unavailable')
  held.set(sender, own + 1)
  let given = false
  return () => {
    if (given) return
    given = true
    const left = (held.get(sender) ?? 1) - 1
    if (left === 0) held.delete(sender)
    else held.set(sender, left)
  }
}
