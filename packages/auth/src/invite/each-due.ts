/** Whether the next may follow, or everybody has to wait. */
export type Onward = 'on' | 'wait'

const MOST_AT_ONCE = 200

/** Takes what is due one by one, at most 200; false when the round is to end. */
export async function eachDue<Row>(
  signal: AbortSignal,
  claim: () => Promise<Row | undefined>,
  work: (row: Row) => Promise<Onward>,
): Promise<boolean> {
  for (let done = 0; done < MOST_AT_ONCE && !signal.aborted; done += 1) {
    const row = await claim()
    if (row === undefined) return true
    if ((await work(row)) === 'wait') return false
  }
  return !signal.aborted
}
