import type { TestPortal } from '@voordeur/core/testing'

type Store = TestPortal['store']
type Handle = ReturnType<Store['system']>

/** A store that can be told to fail as it does when its server goes away. */
export interface FailingStore {
  /** Every statement fails from now on. */
  readonly failAll: () => void
  /** The statement with this number fails, counted from now on. */
  readonly failAt: (nr: number) => void
  /** Nothing fails any more; gives how many statements there were. */
  readonly mend: () => number
}

/** Takes a portal's store into one's own hands. */
export async function failStatements({ store }: TestPortal): Promise<FailingStore> {
  const unavailable = await makeUnavailable(store)
  const { system, transaction } = store
  let asked = 0
  let isFailing: (nr: number) => boolean = () => false
  const failing = (handle: Handle): Handle =>
    handle.withPlugin({
      transformQuery: ({ node }) => {
        asked += 1
        if (isFailing(asked)) throw unavailable
        return node
      },
      transformResult: async ({ result }) => result,
    })
  const hold = (rule: (nr: number) => boolean) => {
    asked = 0
    isFailing = rule
    Object.assign(store, {
      system: () => failing(system()),
      transaction: <T>(run: (db: Handle) => Promise<T>) => transaction((db) => run(failing(db))),
    })
  }
  return {
    failAll: () => hold(() => true),
    failAt: (nr) => hold((each) => each === nr),
    mend: () => {
      Object.assign(store, { system, transaction })
      return asked
    },
  }
}

/** The store's own error, which it does not hand out by name: made from another one of it. */
async function makeUnavailable(store: Store): Promise<Error> {
  const other: unknown = await store.transaction(async () => store.system()).catch((error: unknown) => error)
  if (!(other instanceof Error)) throw new Error('A handle inside a transaction was given after all.')
  return Object.assign(Object.create(Object.getPrototypeOf(other) as object) as Error, {
    name: 'StoreError',
    code: 'UNAVAILABLE',
    message: 'away',
  })
}
