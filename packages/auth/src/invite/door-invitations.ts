import type { AuthenticatorPorts } from '@voordeur/core'
import type { Kysely } from 'kysely'
import type { SignInMethod } from '../sign-in-method.ts'
import type { AuthTables } from '../tables.ts'
import type { OpenInvitationChannel } from './invitation-channel.ts'
import { createInvitations, type Invitations } from './invitations.ts'

/** The round that sends invitations and looks how they stand. */
export const INVITATIONS_ROUND = 'invitations'

/** How this portal invites people at an identity provider. */
export interface DoorInvitations extends Invitations {
  /** The method by which who was invited signs in. */
  readonly method: string
  /** The provider as people know it. */
  readonly provider: string
  readonly channel: OpenInvitationChannel
}

/** Opens the channel of the method that invites; undefined when none does. */
export async function openInvitations(
  methods: readonly SignInMethod[],
  ports: AuthenticatorPorts,
  database: () => Kysely<AuthTables>,
): Promise<DoorInvitations | undefined> {
  const method = methods.find((each) => 'provider' in each && each.invites)
  if (!method || !('provider' in method) || !method.invites) return undefined
  const channel = await method.invites.open(ports)
  return { ...createInvitations(database, ports.now), method: method.id, provider: method.provider.name, channel }
}
