import { z } from 'zod'
import type { AddressForm, Locale } from './messages.ts'

/** Why there is access to a client. */
export const Basis = z.enum([
  'self',
  'parental-authority',
  'guardian',
  'curator',
  'mentor',
  'administrator',
  'written-authorisation',
  'family',
  'invited',
])

/** Why there is access to a client (grondslag). */
export type Basis = z.infer<typeof Basis>

/** How strongly the person behind a session was identified, weakest first. */
export const ASSURANCE_LEVELS = ['single', 'idp-single', 'mfa', 'idp-mfa', 'eidas-substantial', 'eidas-high'] as const

/** How strongly the person behind a session was identified. */
export type Assurance = (typeof ASSURANCE_LEVELS)[number]

/** The client a page is about. Names come from the record; the id is the portal's own. */
export interface ClientReference {
  readonly id: string
  readonly name: string
  /** Where the client lives or gets care, as the source names it. */
  readonly location?: string
}

/** One account's relation to one client, as it holds at this moment. */
export interface ViewerAccess {
  /** Of the access, the portal's own. */
  readonly id: string
  readonly client: ClientReference
  /** Why there is access. It says nothing of who represents. */
  readonly basis: Basis
  /** Whether the organisation said that this person decides for the client (WGBO, BW 7:465); false once the client died. */
  readonly represents: boolean
  /** Whether this person invites others, gives them rights, and may download the dossier. */
  readonly portalAdmin: boolean
  /** Full ids of the rights that were given, such as `diary.notes:read`; a right that comes by the basis is not among them. */
  readonly rights: readonly string[]
}

/** Who is looking, in one request. */
export interface Viewer {
  readonly account: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly locale: Locale
    readonly form?: AddressForm
  }
  readonly assurance: Assurance
  readonly access?: ViewerAccess
}
