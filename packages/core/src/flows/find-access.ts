import type { Kysely } from 'kysely'
import { findAccount } from '../access/accounts.ts'
import { listNetwork, type NetworkAccess } from '../access/list-network.ts'
import type { KernelTables } from '../store/tables.ts'
import { isId } from '../store/ids.ts'
import { findClient, findClientById, type FoundClient } from './find-client.ts'
import { FlowError } from './flow-error.ts'

/** One access as staff name it: the client's number, and the address of the person. */
export interface NamedAccess {
  readonly clientNumber: string
  readonly email: string
}

/** Finds the access in force between a client and a person; it may be closed all the same. Throws `FlowError`. */
export async function findAccess(
  db: Kysely<KernelTables>,
  { clientNumber, email }: NamedAccess,
): Promise<{ readonly client: FoundClient; readonly access: NetworkAccess }> {
  const client = await findClient(db, clientNumber)
  const account = await findAccount(db, { email })
  const { accesses } = await listNetwork(db, client.id)
  const access = account && accesses.find(({ accountId }) => accountId === account.id)
  if (access) return { client, access }
  throw new FlowError('ACCESS_UNKNOWN', `${email} has no access to client ${clientNumber}. \`voordeur access list\` shows who has.`)
}

/** Finds the access in force with this id; it may be closed all the same. Throws `FlowError`. */
export async function findAccessById(
  db: Kysely<KernelTables>,
  id: string,
): Promise<{ readonly client: FoundClient; readonly access: NetworkAccess }> {
  const row = isId(id) ? await db.selectFrom('access').select('client_id').where('id', '=', id).executeTakeFirst() : undefined
  const client = row && (await findClientById(db, row.client_id))
  const access = client && (await listNetwork(db, client.id)).accesses.find((candidate) => candidate.id === id)
  if (access) return { client, access }
  throw new FlowError('ACCESS_UNKNOWN', 'There is no such access any more.')
}
