import type { TestPortal } from '@voordeur/core/testing'
import type { Kysely, KyselyPlugin } from 'kysely'

/** How many statements a portal's own handle ran since it was last asked. */
export type StatementCount = () => number

/** Counts the statements of a portal from now on, in transactions and outside. */
export function countStatements({ store }: TestPortal): StatementCount {
  let count = 0
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const { system, transaction } = store
  const counted = {
    system: () => system().withPlugin(counter),
    transaction: <T>(run: (db: ReturnType<typeof system>) => Promise<T>) => transaction((db) => run(db.withPlugin(counter))),
  }
  Object.assign(store, counted satisfies { system: () => Kysely<never> | ReturnType<typeof system>; transaction: unknown })
  return () => {
    const counted = count
    count = 0
    return counted
  }
}
