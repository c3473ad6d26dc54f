/** Why what a watch did can't be used; none of them repeats a word of what it said. */
export type WatchRefusal =
  | 'LOOK_FAILED'
  | 'ANSWER_INVALID'
  | 'NOTICE_UNSAID'
  | 'RECORD_NOT_GIVEN'
  | 'FINDING_UNDECLARED'
  | 'FIELD_UNDECLARED'

/** The watch of a plugin failed for one client: nothing of what it said is kept. */
export class WatchRefused extends Error {
  override readonly name = 'WatchRefused'
  readonly code: WatchRefusal

  constructor(code: WatchRefusal) {
    super(`The watch of a plugin failed: ${code}.`)
    this.code = code
  }
}

/** Thrown at the end of a run in which watches failed; the access log says which plugin and for which client. */
export class WatchUnfinished extends Error {
  override readonly name = 'WatchUnfinished'

  constructor(failed: number) {
    super(`Watching records failed ${failed} times, each for one plugin and one client; the next run tries again.`)
  }
}
