const WRONG_AT_MOST = 5
const WINDOW = 15 * 60_000
const NAMES_AT_MOST = 10_000

/** Counts wrong answers, so that nobody can try codes without end. */
export interface Tries {
  /** Takes one try; gives the seconds to wait when there is none left. The same for a number that does not exist. */
  readonly take: (number: string) => number | undefined
  /** The answer was right: its tries do not count. */
  readonly clear: (number: string) => void
  /** Forgets what has had its time. */
  readonly sweep: () => void
}

/** Five tries in a quarter of an hour for each number. In the memory of one process: a directory that locks by itself counts for all of them. */
export function createTries(now: () => Date): Tries {
  const known = new Map<string, { count: number; until: number }>()
  const sweep = () => {
    for (const [number, { until }] of known) if (until <= now().getTime()) known.delete(number)
  }
  return {
    take: (number) => {
      const at = now().getTime()
      const before = known.get(number)
      if (before === undefined || before.until <= at) {
        if (known.size >= NAMES_AT_MOST) sweep()
        if (known.size >= NAMES_AT_MOST) return WINDOW / 1000
        known.set(number, { count: 1, until: at + WINDOW })
        return undefined
      }
      if (before.count >= WRONG_AT_MOST) return Math.ceil((before.until - at) / 1000)
      before.count += 1
      return undefined
    },
    clear: (number) => void known.delete(number),
    sweep,
  }
}
