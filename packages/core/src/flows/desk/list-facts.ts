import { sql, type Kysely } from 'kysely'
import type { KernelTables } from '../../store/tables.ts'
import type { FoundClient } from '../find-client.ts'
import type { ListLine } from './read-access-list.ts'

/** An access that stands between a person and a client. */
interface Standing {
  readonly basis: string
  readonly represents: boolean
  readonly portal_admin: boolean
  readonly rights: readonly string[]
}

/** What a list of first accesses is checked against: what the portal knows, and what the list says elsewhere. */
export interface ListFacts {
  /** By the number or the source's own identifier, as it is written. */
  readonly clients: ReadonlyMap<string, readonly FoundClient[]>
  /** By client and address. */
  readonly standing: ReadonlyMap<string, Standing>
  /** The address of the portal administrator of a client. */
  readonly admins: ReadonlyMap<string, string>
  /** The addresses of accounts, by account. */
  readonly accounts: ReadonlyMap<string, string>
  /** The names that an address has, in the list and as an account; folded. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>
  /** The lines of a client number and address. */
  readonly pairs: ReadonlyMap<string, readonly number[]>
  /** The lines that ask to make somebody portal administrator of a client number. */
  readonly adminsAsked: ReadonlyMap<string, readonly number[]>
}

/** Finds them, in three statements however long the list is. */
export async function findListFacts(db: Kysely<KernelTables>, lines: readonly ListLine[], now: Date): Promise<ListFacts> {
  const clients = await findClients(db, [...new Set(lines.map(({ clientNumber }) => clientNumber))])
  const ids = [...new Set([...clients.values()].flat().map(({ id }) => id))]
  const accesses = await findAccesses(db, ids, now)
  const accounts = await findNames(db, [...new Set(lines.map(({ email }) => email.toLowerCase()))])
  const named = [...accounts, ...lines.map(({ email, name }) => ({ email: email.toLowerCase(), name }))]
  return {
    clients,
    standing: new Map(accesses.map((access) => [`${access.client_id} ${access.email}`, access])),
    admins: new Map(accesses.filter(({ portal_admin: isAdmin }) => isAdmin).map((access) => [access.client_id, access.email])),
    accounts: new Map(accounts.map(({ id, email }) => [id, email])),
    names: toSets(named.map(({ email, name }) => [email, foldName(name)])),
    pairs: toLists(lines.map((line) => [`${line.clientNumber} ${line.email.toLowerCase()}`, line.line])),
    adminsAsked: toLists(lines.filter(({ portalAdmin }) => portalAdmin).map((line) => [line.clientNumber, line.line])),
  }
}

async function findClients(db: Kysely<KernelTables>, numbers: readonly string[]): Promise<ReadonlyMap<string, readonly FoundClient[]>> {
  const rows = await db
    .selectFrom('client')
    .select(['id', 'name', 'born_on', 'number', 'source_id'])
    .where('erased_at', 'is', null)
    .where(sql<boolean>`(number = any (${numbers}::text[]) or source_id = any (${numbers}::text[]))`)
    .execute()
  const wanted = new Set(numbers)
  return toLists(
    rows.flatMap(({ id, name, born_on: bornOn, number, source_id: sourceId }) => {
      const client = { id, name, bornOn: bornOn ?? undefined }
      const keys = [...new Set([number, sourceId])].filter((key) => key !== null && wanted.has(key))
      return keys.map((key) => [key ?? '', client] as const)
    }),
  )
}

function findAccesses(db: Kysely<KernelTables>, clientIds: readonly string[], now: Date) {
  return db
    .selectFrom('access')
    .innerJoin('account', 'account.id', 'account_id')
    .select(['client_id', 'account.email', 'basis', 'represents', 'portal_admin', 'rights'])
    .where(sql<boolean>`client_id = any (${clientIds}::uuid[])`)
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`(valid_until is null or valid_until > ${now})`)
    .execute()
}

function findNames(db: Kysely<KernelTables>, emails: readonly string[]) {
  return db
    .selectFrom('account')
    .select(['id', 'email', 'name'])
    .where(sql<boolean>`email = any (${emails}::text[])`)
    .execute()
}

const foldName = (name: string) => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

function toLists<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, T[]>()
  for (const [key, value] of pairs) lists.set(key, [...(lists.get(key) ?? []), value])
  return lists
}

function toSets(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map([...toLists(pairs)].map(([key, values]) => [key, new Set(values)]))
}
