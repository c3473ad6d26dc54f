import type { AccountStanding, PendingRecovery, StrandedInvitation } from './account-desk.ts'

/** An account as the desk shows it. */
export interface DeskAccount {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly isBlocked: boolean
  /** Undefined where the way of signing in keeps that elsewhere. */
  readonly standing?: AccountStanding
}

/** Accounts of people. Each throws with a code that the desk says in words, and stands in the access log. */
export interface DeskAccounts {
  /** By a whole mail address. */
  readonly find: (email: string) => Promise<DeskAccount | undefined>
  readonly open: (id: string) => Promise<DeskAccount | undefined>
  /** Sends again what is needed to sign in for the first time; what was sent before is worthless then. */
  readonly resendWelcome: (id: string, phone?: string) => Promise<void>
  readonly unlock: (id: string) => Promise<void>
  readonly endEverywhere: (id: string) => Promise<void>
  /** Closes an account for everything, or opens it again; its sessions end. */
  readonly block: (id: string, blocked: boolean) => Promise<void>
  /** A lost phone: it waits for `confirmRecovery` by somebody else. */
  readonly requestRecovery: (id: string, request: { readonly phone: string; readonly evidence: string }) => Promise<void>
  readonly recoveries: () => Promise<readonly PendingRecovery[]>
  /** Invitations at an identity provider that could not be sent and wait for a person. */
  readonly stranded: () => Promise<readonly StrandedInvitation[]>
  readonly confirmRecovery: (recoveryId: string) => Promise<void>
}
