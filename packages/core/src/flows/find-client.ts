import type { Kysely } from 'kysely'
import { isId } from '../store/ids.ts'
import type { KernelTables } from '../store/tables.ts'
import { FlowError } from './flow-error.ts'

/** A client as staff name it, and what decides about access. */
export interface FoundClient {
  readonly id: string
  readonly name: string
  readonly bornOn: string | undefined
}

/** Finds the client with a number; where the source gives none, with its own identifier. Throws `FlowError` unless there is exactly one whose copy stands. */
export async function findClient(db: Kysely<KernelTables>, number: string): Promise<FoundClient> {
  const found = await db
    .selectFrom('client')
    .select(['id', 'name', 'born_on'])
    // A source that gives no client numbers is known by its own identifiers.
    .where((eb) => eb.or([eb('number', '=', number), eb('source_id', '=', number)]))
    .where('erased_at', 'is', null)
    .limit(2)
    .execute()
  const [only, second] = found
  if (only && !second) return { id: only.id, name: only.name, bornOn: only.born_on ?? undefined }
  throw new FlowError(
    'CLIENT_UNKNOWN',
    second
      ? `More than one client has the number ${number}.`
      : `No client has the number ${number}. Run \`voordeur sync\` first, or check the number.`,
  )
}

/** Finds a client by the portal's own id, whose copy stands. */
export async function findClientById(db: Kysely<KernelTables>, id: string): Promise<FoundClient | undefined> {
  if (!isId(id)) return undefined
  const row = await db
    .selectFrom('client')
    .select(['id', 'name', 'born_on'])
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return row && { id: row.id, name: row.name, bornOn: row.born_on ?? undefined }
}
