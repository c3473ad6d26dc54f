/** How far a run is. */
export interface SyncProgress {
  readonly source: string
  readonly clients: number
  /** How many clients there will be, where the source said so. */
  readonly expected: number | undefined
  readonly milliseconds: number
}

const COUNT = new Intl.NumberFormat('en')

/** One line for a person: `caress: 400 of 2,000 clients, 3 min`. */
export function toProgressText({ source, clients, expected, milliseconds }: SyncProgress): string {
  const seconds = Math.round(milliseconds / 1000)
  const time = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`
  const count = expected === undefined ? toClientCount(clients) : `${COUNT.format(clients)} of ${toClientCount(expected)}`
  return `${source}: ${count}, ${time}`
}

/** A number of clients for a person: `1 client`, `2,000 clients`. */
export function toClientCount(clients: number): string {
  return `${COUNT.format(clients)} ${clients === 1 ? 'client' : 'clients'}`
}

/** Says how far a run is once in so many milliseconds of the run; a run that is over before says nothing. */
export function sayEvery(milliseconds: number, say: (text: string) => void): (progress: SyncProgress) => void {
  let next = milliseconds
  return (progress) => {
    // The next source, which begins anew.
    if (progress.milliseconds < next - milliseconds) next = milliseconds
    if (progress.milliseconds < next) return
    next = progress.milliseconds + milliseconds
    say(toProgressText(progress))
  }
}
