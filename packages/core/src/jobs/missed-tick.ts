/** What is known about the last good run of something that repeats. */
export interface LastRun {
  /** When the last good run began; undefined when there was none. */
  readonly lastGood: Date | undefined
  readonly everySeconds: number
  readonly now: Date
}

/**
 * Whether a run was missed and must be caught up at start: the queue drops ticks that fall into an outage.
 * A last run in the future comes from a clock that was wrong, and is not believed.
 */
export function isOverdue({ lastGood, everySeconds, now }: LastRun): boolean {
  if (!lastGood) return true
  const elapsed = (now.getTime() - lastGood.getTime()) / 1000
  return elapsed < 0 || elapsed >= everySeconds
}
