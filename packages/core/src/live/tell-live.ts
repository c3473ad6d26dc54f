import type { Kysely } from 'kysely'
import { toNotify } from '../store/live-channel.ts'
import type { KernelTables } from '../store/tables.ts'
import { writeHint, type Hint } from './hint.ts'

/** Tells the open pages of every process that something changed, when this transaction of the kernel is committed. Costs one statement. */
export async function tellLive(db: Kysely<KernelTables>, hint: Hint): Promise<void> {
  await toNotify(writeHint(hint)).execute(db)
}
