import { HttpProblem } from '../http-problem.ts'
import { toLimitNetwork } from '../proxy/to-limit-network.ts'

/** How many forms with files a process holds at once: each may be 60 MB. */
const MOST_HELD = 8
/** Of which so many of people who are not signed in: they can't keep out who is. */
const MOST_OF_STRANGERS = 3
// Nobody can keep all others out by sending slowly.
const MOST_OF_ONE = 2

/** Who sends a large body: an account, or where a stranger comes from. */
export interface Sender {
  readonly id: string
  readonly isStranger: boolean
}

const held = new Set<Sender>()

/**
 * Takes a place for a large body of this sender; what it returns gives the place back. 503 when as many are held as a process can bear: the browser
 * may send it again.
 */
export function holdLargeBody({ id: sent, isStranger }: Sender): () => void {
  // Whoever has one connection of IPv6 has more addresses than there are places.
  const id = isStranger ? (toLimitNetwork(sent) ?? sent) : sent
  const all = [...held]
  const own = all.filter((sender) => sender.id === id && sender.isStranger === isStranger)
  const strangers = all.filter((sender) => sender.isStranger)
  const isFull = all.length >= MOST_HELD || own.length >= MOST_OF_ONE || (isStranger && strangers.length >= MOST_OF_STRANGERS)
  if (isFull) throw new HttpProblem('unavailable')
  const place: Sender = { id, isStranger }
  held.add(place)
  return () => void held.delete(place)
}
