/** Lets a few pieces of work run beside each other, and beside what their caller does next. */
export interface FewBeside<Result> {
  /** Waits until no piece holds one of these keys; throws what a piece threw. */
  readonly free: (keys: ReadonlySet<string>) => Promise<void>
  /** Waits for room and for who holds one of these keys, and begins a piece that holds them; throws what a piece before threw, and then begins nothing. */
  readonly begin: (keys: ReadonlySet<string>, work: () => Promise<Result>) => Promise<void>
  /** Waits for all pieces, and throws what the first that failed threw. */
  readonly end: () => Promise<void>
  /** Waits for all pieces, however they end: for a caller that failed itself. */
  readonly settle: () => Promise<void>
}

interface Piece {
  readonly keys: ReadonlySet<string>
  readonly done: Promise<void>
}

/** Makes room for so many pieces at a time. `take` is given each result, in the order in which the pieces began. */
export function createFewBeside<Result>(most: number, take: (result: Result) => void): FewBeside<Result> {
  const running = new Set<Piece>()
  let taken: Promise<void> = Promise.resolve()
  let failure: { readonly reason: unknown } | undefined
  const refuseFailed = (): void => {
    if (failure) throw failure.reason
  }
  const listHolders = (keys: ReadonlySet<string>): readonly Piece[] => {
    const wanted = [...keys]
    return [...running].filter((piece) => wanted.some((key) => piece.keys.has(key)))
  }
  const waitFor = async (listInTheWay: () => readonly Piece[]): Promise<void> => {
    for (let pieces = listInTheWay(); pieces.length > 0; pieces = listInTheWay()) await Promise.race(pieces.map(({ done }) => done))
    refuseFailed()
  }
  const start = (keys: ReadonlySet<string>, work: () => Promise<Result>): void => {
    const result = work()
    const leave = (): unknown => running.delete(piece)
    const fail = (reason: unknown): void => {
      failure ??= { reason }
    }
    const piece: Piece = { keys, done: result.then(() => {}, fail).finally(leave) }
    running.add(piece)
    taken = Promise.allSettled([result, taken]).then(([ended]) => (ended.status === 'fulfilled' ? take(ended.value) : undefined))
  }
  const settle = async (): Promise<void> => {
    await Promise.all([...running].map(({ done }) => done))
    await taken
  }
  return {
    free: (keys) => waitFor(() => listHolders(keys)),
    begin: async (keys, work) => {
      await waitFor(() => (running.size < most ? listHolders(keys) : [...running]))
      start(keys, work)
    },
    end: async () => {
      await settle()
      refuseFailed()
    },
    settle,
  }
}
