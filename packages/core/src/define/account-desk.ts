/** Who acts for an account: names of people as they are known at the organisation. They stand in the access log. */
export interface ActingStaff {
  readonly by: string
  /** How they came in, beside the name they gave: the user of the machine. */
  readonly via?: string
}

/** A person who gets to sign in for the first time. */
export interface Welcome extends ActingStaff {
  /** A mobile number as people write it. It never replaces the one an account has. */
  readonly phone?: string
  /** What the person signs in with; made from the name when it is left out. */
  readonly userName?: string
  /** The id of the account that invites, when it is no member of staff: it may bring a few new people a day. */
  readonly inviter?: string
  /** Who works for the organisation, and may have a way to sign in of their own. */
  readonly audience?: 'staff'
  /** What asks for the welcome, by an id of its own: asked again within a day for the same, nothing is sent or counted. */
  readonly once?: string
}

/** Someone whose phone is lost, and how a member of staff saw who it is. */
export interface RecoveryRequest extends ActingStaff {
  /** The new mobile number, as people write it. */
  readonly phone: string
  /** How the identity was checked (`passport seen at the desk`); no number of the document. */
  readonly evidence: string
}

/** A recovery that waits for a second member of staff. `expiresAt` is an instant. */
export interface PendingRecovery {
  readonly id: string
  readonly accountId: string
  /** Whose phone is lost. */
  readonly name: string
  /** The new mobile number, in E.164. */
  readonly phone: string
  readonly requestedBy: string
  readonly evidence: string
  readonly expiresAt: Date
}

/** Why somebody could not be invited: a code, never the words of the provider. */
export type InvitationProblem =
  /** The provider takes no such address. */
  | 'address'
  /** The address belongs to a member of the organisation itself, who signs in as such. */
  | 'member'
  /** The person at the provider belongs to another account of the portal. */
  | 'taken'
  /** The portal may not invite; its administrator gives it that permission at the provider. */
  | 'permission'
  /** The provider does not take what the portal proves itself with. */
  | 'credentials'
  /** The provider asks to wait. */
  | 'busy'
  /** The provider gave no answer. */
  | 'unreachable'
  /** The provider gave an answer that can't be relied on. */
  | 'answer'

/** How the invitation of an account at an identity provider stands. `at` is an instant. */
export interface AccountInvitation {
  /** Waits to be sent, was sent, was accepted, was given up, or the person is not known there any more. */
  readonly state: 'asked' | 'sent' | 'accepted' | 'failed' | 'gone'
  /** Since when. */
  readonly at: Date
  /** Why the last try did not work. */
  readonly problem?: InvitationProblem
}

/** An invitation that nobody tries any more by itself. */
export interface StrandedInvitation {
  readonly accountId: string
  readonly name: string
  /** Since when; an instant. */
  readonly at: Date
  /** Absent when the person is not known at the provider any more. */
  readonly problem?: InvitationProblem
}

/** How an account stands, without anything to sign in with. */
export interface AccountStanding {
  readonly userName: string | undefined
  /** The last two digits of the mobile number. */
  readonly phoneEnd: string | undefined
  readonly hasApp: boolean
  readonly isLocked: boolean
  readonly sessions: number
  readonly devices: number
  /** How its invitation at an identity provider stands; absent when there is none. */
  readonly invitation?: AccountInvitation
  /** An identity provider keeps its password and phone: a lost phone is mended there, not here. */
  readonly signsInElsewhere?: boolean
}

/** What staff do for an account, from the command line and from a desk. Each is in the access log; each throws an error with a sentence for staff. */
export interface AccountDesk {
  /** Sends what a person needs to sign in for the first time; again, it makes what was sent before worthless. */
  readonly welcome: (accountId: string, welcome: Welcome) => Promise<void>
  /** Whether the account can sign in already with something of its own, and needs no welcome. */
  readonly isEnrolled: (accountId: string) => Promise<boolean>
  /** A mobile number as people write it, in E.164; undefined when it is none that can be used. */
  readonly readPhone: (typed: string) => string | undefined
  readonly standing: (accountId: string) => Promise<AccountStanding>
  /** Lifts a block after wrong passwords or codes. */
  readonly unlock: (accountId: string, staff: ActingStaff) => Promise<void>
  /** Ends every session and forgets every remembered device. */
  readonly endEverywhere: (accountId: string, staff: ActingStaff) => Promise<void>
  /** Gives another user name, or lets the person choose one at the next sign-in. */
  readonly rename: (accountId: string, change: ActingStaff & { readonly userName?: string }) => Promise<void>
  /** Asks for a new number after an identity check; it waits for `confirmRecovery` by somebody else. The owner gets a mail. */
  readonly requestRecovery: (accountId: string, request: RecoveryRequest) => Promise<PendingRecovery>
  readonly listRecoveries: () => Promise<readonly PendingRecovery[]>
  /** Confirms as a second person: only then the number changes, and every session and device ends. The owner gets a mail. */
  readonly confirmRecovery: (id: string, staff: ActingStaff) => Promise<void>
  /** What could not be sent and waits for a person, oldest first, at most 200; absent where nobody is invited at a provider. */
  readonly listStranded?: () => Promise<readonly StrandedInvitation[]>
}
