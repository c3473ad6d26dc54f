import type { Assurance, SessionQuery } from '@voordeur/core'

/** Seconds without use after which a session ends (NIST SP 800-63B-4, AAL2 asks for at most 60 minutes). */
export const IDLE_SECONDS = 15 * 60

/** Seconds after which a session ends however much it is used. */
export const ABSOLUTE_SECONDS = 8 * 60 * 60

/** A session as it may be shown in a list: no secret, no digest. `expiresAt` is the earlier of its two ends. */
export interface Session {
  readonly id: string
  readonly accountId: string
  readonly assurance: Assurance
  /** The browser it began in, as people call it; may be empty. */
  readonly label: string
  /** When more than one factor was last proven in it; undefined when never. */
  readonly provedAt: Date | undefined
  /** By which method it began, and what that wants back when it ends, sealed: for signing out, never shown. */
  readonly method: string | undefined
  readonly ending: string | undefined
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly expiresAt: Date
}

/** A new session, with the token that goes into the cookie and is never seen again. */
export interface IssuedSession {
  readonly token: string
  readonly session: Session
}

/** Who a new session is for, and how strongly that was proved. */
export interface SessionHolder {
  readonly accountId: string
  readonly assurance: Assurance
  /** The browser it begins in, as people call it. */
  readonly label?: string
  /** How often the account's sessions had been ended when the holder was identified. */
  readonly epoch?: number | undefined
  readonly method?: string | undefined
  readonly ending?: string | undefined
}

/**
 * Sessions by unguessable tokens. A token is only ever made here: one that was presented but not issued is never adopted.
 * Times are the portal's clock. `sessionsContract` of `@voordeur/auth/testing` says in tests what holds.
 */
export interface Sessions {
  /** A new session. Throws `SIGN_IN_OVER` when the account's sessions were ended since `epoch`. */
  readonly issue: (holder: SessionHolder) => Promise<IssuedSession>
  /** The live session of a token, extended when more than half of its idle time has passed. */
  readonly validate: (token: string) => Promise<Session | undefined>
  /** Replaces the token of a live session, for a step up with the assurance that was proven just now; the old one ends in the same statement, the absolute end stays. */
  readonly rotate: (token: string, assurance?: Assurance) => Promise<IssuedSession | undefined>
  /**
   * Ends every other session of the account and gives this one a new token, in one statement: after a change of password,
   * phone or address. The absolute end stays. Undefined when the token is not live: undo the transaction then. Of any number at
   * once, by different sessions of one account, one ends the others.
   */
  readonly revokeOthers: (token: string) => Promise<IssuedSession | undefined>
  /** The live sessions of an account, newest first. */
  readonly list: (accountId: string) => Promise<readonly Session[]>
  readonly revoke: (sessionId: string) => Promise<void>
  /** Ends every session of an account, also one that is being used at this moment. */
  readonly revokeAll: (accountId: string) => Promise<void>
  /** Extends a live session that is in use; a session that has ended stays ended. */
  readonly keepAlive: (sessionId: string) => Promise<void>
  /** Removes what has ended, and returns the sessions that ran out of time. */
  readonly sweep: () => Promise<readonly Session[]>
  /**
   * The query that finds a token's session, to be joined by the guard; undefined when the token cannot be one.
   * It enforces secret, both ends and epoch by itself.
   */
  readonly sessionQuery: (token: string) => SessionQuery | undefined
}
