import type { Kernel } from './kernel.ts'
import type { FormRule } from './uploads/receive-form.ts'
import type { ClientVisit, DeskVisit, SignedInVisit, Visit } from './visit.ts'

/**
 * A page or form and who may reach it. There is no route without `access`: `public` says why, `session` asks for a
 * signed-in visitor, `client` for open access to the client in the path, `preview` for its portal administrator who looks
 * as the person in the path, `desk` for staff.
 */
export type Route = PublicRoute | SessionRoute | ClientRoute | PreviewRoute | DeskRoute

/** An address of the portal and who may reach it, without what answers. */
export type RouteAddress = Pick<Route, 'method' | 'path' | 'access'>

interface BaseRoute {
  /** A machine asks it: there is no page around the answer. */
  readonly bare?: true
  readonly method: 'GET' | 'POST'
  /** A path below the portal's base, with `:name` places. */
  readonly path: string
  /** Why it is there for somebody who is signed in and did not agree to the terms of use yet. Without it, it is not. */
  readonly beforeTerms?: string
  /** True for what an open page asks by itself: it does not keep the session alive. */
  readonly byItself?: boolean
}

/**
 * For a post that may bring files: what it takes of them from this visitor, asked before any of it is read. Undefined when it takes none; throws what
 * the route itself would answer to somebody who may not send it.
 */
type Admit<V> = (kernel: Kernel, visit: V) => Promise<FormRule | undefined>

/** A route that needs no session. */
export interface PublicRoute extends BaseRoute {
  /** Why a post may come from outside the portal's own pages. Without it, it may not. */
  readonly fromElsewhere?: string
  readonly access: { readonly public: string }
  readonly admit?: Admit<Visit>
  readonly handle: (kernel: Kernel, visit: Visit) => Promise<Response>
}

/** A route for whoever is signed in. */
export interface SessionRoute extends BaseRoute {
  readonly access: 'session'
  readonly admit?: Admit<SignedInVisit>
  readonly handle: (kernel: Kernel, visit: SignedInVisit) => Promise<Response>
}

/** A route for whoever has open access to the client in the path. */
export interface ClientRoute extends BaseRoute {
  readonly access: 'client'
  readonly admit?: Admit<ClientVisit>
  readonly handle: (kernel: Kernel, visit: ClientVisit) => Promise<Response>
}

/** A route for the portal administrator of the client in the path, who looks as the person in the path. It only shows. */
export interface PreviewRoute extends BaseRoute {
  readonly method: 'GET'
  readonly access: 'preview'
  readonly handle: (kernel: Kernel, visit: ClientVisit) => Promise<Response>
}

/** A route of the organisation's desk, for staff with a session that is strong enough. */
export interface DeskRoute extends BaseRoute {
  readonly access: 'desk'
  readonly admit?: Admit<DeskVisit>
  readonly handle: (kernel: Kernel, visit: DeskVisit) => Promise<Response>
}
