/** Lets one piece of work run beside what its caller does next. */
export interface OneBeside {
  /** Waits for the piece before, throws what it threw, and begins this one. */
  readonly begin: (work: () => Promise<void>) => Promise<void>
  /** Waits for the last piece, and throws what it threw. */
  readonly end: () => Promise<void>
  /** Waits for the last piece, however it ends: for a caller that failed itself. */
  readonly settle: () => Promise<void>
}

/** Makes a place for one piece of work at a time. */
export function createOneBeside(): OneBeside {
  let last: Promise<readonly PromiseSettledResult<void>[]> = Promise.resolve([])
  const end = async (): Promise<void> => {
    const [result] = await last
    last = Promise.resolve([])
    if (result?.status === 'rejected') throw result.reason
  }
  return {
    end,
    begin: async (work) => {
      await end()
      last = Promise.allSettled([work()])
    },
    settle: async () => {
      await last
    },
  }
}
