import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { KernelTables } from '../store/tables.ts'
import { AccessFacts, factPairs } from './access-facts.ts'
import { isUnanswered } from './invitations.ts'
import { Instant, MaybeInstant, MaybeText } from './json-columns.ts'

const NetworkAccess = AccessFacts.extend({
  id: z.string(),
  accountId: z.string(),
  name: z.string(),
  email: z.string(),
  role: MaybeText,
  represents: z.boolean(),
  portalAdmin: z.boolean(),
  rights: z.array(z.string()),
})

const NetworkInvitation = z.object({
  id: z.string(),
  accountId: MaybeText,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  role: z.string(),
  gender: z.enum(['female', 'male', 'other']),
  phone: MaybeText,
  basis: z.enum(['family', 'invited']),
  rights: z.array(z.string()),
  until: MaybeInstant,
  createdAt: Instant,
  sentAt: MaybeInstant,
  expiresAt: MaybeInstant,
})

const NetworkRow = z.object({ accesses: z.array(NetworkAccess), invitations: z.array(NetworkInvitation) })

/** Everybody around one client: who has access, and who was invited or is about to be. */
export type Network = z.infer<typeof NetworkRow>

/** Somebody's access to the client, that was not revoked; it may be closed all the same. */
export type NetworkAccess = z.infer<typeof NetworkAccess>

/** An invitation that was not answered and not withdrawn; without `sentAt` it is a draft. */
export type NetworkInvitation = z.infer<typeof NetworkInvitation>

/** A person of the network: by an access, or by an invitation that is open. */
export type NetworkPerson = { readonly access: NetworkAccess } | { readonly invitation: NetworkInvitation }

/**
 * Lists everybody around one client in one statement: accesses that were not revoked, also closed ones, the portal
 * administrator first; and invitations that are open, drafts too, in the order in which they were made.
 */
export async function listNetwork(db: Kysely<KernelTables>, clientId: string): Promise<Network> {
  const { rows } = await sql<unknown>`
    select
      coalesce((
        select json_agg(json_build_object(
          'id', access.id, 'accountId', account.id, 'name', account.name, 'email', account.email, 'role', access.role,
          'represents', access.represents, 'portalAdmin', access.portal_admin, 'rights', access.rights, ${factPairs})
          order by access.portal_admin desc, account.name, access.id)
        from access join account on account.id = access.account_id join client on client.id = access.client_id
        where access.client_id = ${clientId}::uuid and access.revoked_at is null and client.erased_at is null
      ), '[]'::json) as accesses,
      coalesce((
        select json_agg(json_build_object(
          'id', id, 'accountId', account_id, 'firstName', first_name, 'lastName', last_name, 'email', email, 'role', role,
          'gender', gender, 'phone', phone, 'basis', basis, 'rights', rights, 'until', until,
          'createdAt', created_at, 'sentAt', sent_at, 'expiresAt', expires_at) order by created_at, id)
        from invitation
        where client_id = ${clientId}::uuid and ${isUnanswered}
      ), '[]'::json) as invitations`.execute(db)
  return NetworkRow.parse(rows[0])
}

/** The person of this network that the id of an access or an invitation names; undefined when it names nobody there. */
export function findPerson({ accesses, invitations }: Network, id: string): NetworkPerson | undefined {
  const access = accesses.find((candidate) => candidate.id === id)
  if (access) return { access }
  const invitation = invitations.find((candidate) => candidate.id === id)
  return invitation && { invitation }
}
