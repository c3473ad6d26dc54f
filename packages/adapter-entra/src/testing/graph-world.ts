import { randomUUID } from 'node:crypto'
import { ProblemGiven } from './graph-answers.ts'
import type { GuestBook, StandInGuest } from './guest-book.ts'

/** A tenant to play. */
export interface GraphStandInOptions {
  readonly tenantId: string
  readonly clientId: string
  /** The certificates of the app registration, as PEM text. */
  readonly certificates: readonly string[]
  /** Default: the clock of this machine. */
  readonly now?: (() => Date) | undefined
  /** Guests that the tenant has from the start. */
  readonly guests?: readonly StandInGuest[] | undefined
  /** Told of who accepted, such as a stand-in that signs people in. */
  readonly onAccepted?: ((guest: { readonly id: string; readonly email: string }) => void) | undefined
}

/** An answer that Graph gives in place of the right one; `hang` gives none until the caller gives up. */
export type GraphTrouble =
  | {
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly code?: string
      readonly message?: string
      /** A body of another form than Graph's own errors. */
      readonly body?: unknown
    }
  | 'hang'

/** What the stand-in knows. */
export interface GraphWorld {
  readonly options: GraphStandInOptions
  readonly now: () => Date
  /** The tokens that were given, and until when each is good, in milliseconds. */
  readonly tokens: Map<string, number>
  readonly guests: GuestBook
  /** Addresses that belong to members of the tenant. */
  readonly members: Set<string>
  /** The application permissions with admin consent. */
  readonly permissions: Set<string>
  /** What goes wrong with the next calls of Graph, one each. */
  readonly troubles: GraphTrouble[]
}

/** An error as Graph gives it. */
export interface GraphRefusal {
  readonly status: number
  readonly code: string
  readonly message?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Refuses in the form of Graph's errors. */
export function refuse({ now }: GraphWorld, { status, code, message = '', headers = {} }: GraphRefusal): Response {
  const innerError = { date: now().toISOString(), 'request-id': randomUUID(), 'client-request-id': randomUUID() }
  return Response.json(ProblemGiven.parse({ error: { code, message, innerError } }), { status, headers })
}
