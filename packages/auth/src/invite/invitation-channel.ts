import type { AuthenticatorPorts, InvitationProblem, Locale } from '@voordeur/core'

/** Somebody to invite at an identity provider. */
export interface InvitedPerson {
  /** In lower case. It says where an invitation goes, and never who somebody is. */
  readonly email: string
  readonly locale: Locale
  /** Where the provider leads the person after accepting: an address of this portal. */
  readonly back: string
  /** A few sentences for the provider's own mail, where it sends one. */
  readonly words: string
}

/** Somebody whom the provider knows now. */
export interface InvitedGuest {
  /** The provider, as it calls itself in its tokens (`iss`). */
  readonly issuer: string
  /** The person, by the id that comes back when they sign in: never an address. */
  readonly subject: string
  /** What accepts the invitation, a secret: it is put in a mail and nowhere else. Undefined when the provider mails it itself. */
  readonly link: string | undefined
}

/** How somebody stands at the provider: invited, there, or not known (any more). */
export type GuestState = 'pending' | 'accepted' | 'gone'

/** What a channel is lent. */
export type ChannelPorts = Pick<AuthenticatorPorts, 'now' | 'log'>

/** A channel with its keys. Both throw `InvitationError`, and nothing else for what the provider does. */
export interface OpenInvitationChannel {
  /** Invites a person; for one who was invited before it gives the same subject. */
  readonly invite: (person: InvitedPerson, signal: AbortSignal) => Promise<InvitedGuest>
  readonly readState: (subject: string, signal: AbortSignal) => Promise<GuestState>
}

/** How people are let in at an identity provider that keeps their accounts: in place of a user name and a password of the portal. */
export interface InvitationChannel {
  readonly open: (ports: ChannelPorts) => Promise<OpenInvitationChannel>
}

/** The provider did not do what was asked. The message is a sentence for the administrator of the portal, and names no person. */
export class InvitationError extends Error {
  override readonly name = 'InvitationError'
  readonly problem: InvitationProblem
  /** How long the provider asks to wait, in seconds. */
  readonly retryAfter: number | undefined

  constructor(problem: InvitationProblem, message: string, retryAfter?: number) {
    super(message)
    this.problem = problem
    this.retryAfter = retryAfter
  }
}
