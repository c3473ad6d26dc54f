import { AsyncLocalStorage } from 'node:async_hooks'
import { StoreError } from './store-error.ts'

interface Holder {
  readonly what: 'forViewer' | 'transaction'
  open: boolean
}

const holder = new AsyncLocalStorage<Holder>()

/**
 * Throws `NESTED_HANDLE` when this call comes from inside a transaction that is still open. An embedded database has one connection, so waiting for
 * a second one would stand still for ever; PostgreSQL refuses alike, so that the mistake shows on every database.
 */
export function refuseNested(wanted: string): void {
  const held = holder.getStore()
  if (held?.open !== true) return
  throw new StoreError(
    'NESTED_HANDLE',
    `${wanted} was called inside ${held.what}. Use the handle that ${held.what} gave, or do this before or after it.`,
  )
}

/** Runs with the mark that a transaction is open; the mark goes when it ends, also for work that was left behind. */
export async function holdingTransaction<T>(what: Holder['what'], run: () => Promise<T>): Promise<T> {
  const held: Holder = { what, open: true }
  try {
    return await holder.run(held, run)
  } finally {
    held.open = false
  }
}
