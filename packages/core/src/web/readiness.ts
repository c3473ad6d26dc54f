import { sql } from 'kysely'
import type { Store } from '../store/store.ts'
import { within } from '../store/within.ts'

const MOST_MILLISECONDS = 2000

/** Whether requests should be sent to this process. */
export interface Readiness {
  /** False while it drains, and when the database does not answer in two seconds. */
  readonly isReady: () => Promise<boolean>
  /** From now on it is not ready; it still answers everything. */
  readonly drain: () => void
}

/** The readiness of a process whose database is migrated. */
export function createReadiness({ system }: Pick<Store, 'system'>): Readiness {
  let isDraining = false
  return {
    drain: () => {
      isDraining = true
    },
    isReady: async () => {
      if (isDraining) return false
      return await within(MOST_MILLISECONDS, sql`select 1`.execute(system())).then(
        () => true,
        () => false,
      )
    },
  }
}
