import type { Kysely } from 'kysely'
import type { ComponentChild } from 'preact'
import type { z } from 'zod'
import { isOwnSide } from '../../define/own-side.ts'
import { definePart, type ActionResult, type Part, type ViewTools } from '../../define/part.ts'
import type { PartContext } from '../../define/part-context.ts'
import { publicAccess } from '../../define/public-access.ts'
import type { Assurance, ViewerAccess } from '../../define/viewer.ts'
import type { KernelTables } from '../../store/tables.ts'
import type { Kernel } from '../kernel.ts'
import type { ClientVisit, SignedInVisit } from '../visit.ts'

/**
 * Whom a page of core is for: whoever is signed in, the client and who represents them, the portal administrator, or whoever may read
 * a part in which something can be found (`finder`) or which gives something to a calendar (`subscriber`).
 */
export type CoreAudience = RelationAudience | 'finder' | 'subscriber'

/** Of these, the ones that are decided by who somebody is to the client. */
type RelationAudience = 'everybody' | 'own-side' | 'portal-admin'

type CoreScope = 'client' | 'account'
type VisitOf<S extends CoreScope> = S extends 'client' ? ClientVisit : SignedInVisit

/** What a page of core is given: the kernel, and one transaction of it in which its entry of the access log is written too. */
export interface CoreContext<S extends CoreScope = CoreScope> {
  readonly kernel: Kernel
  readonly visit: VisitOf<S>
  readonly db: Kysely<KernelTables>
  readonly query: Readonly<Record<string, string>>
  readonly now: Date
  /** Runs when the transaction is committed: what wakes a job or the outbox. */
  readonly afterwards: (run: () => Promise<unknown>) => void
}

/**
 * How an action of core ends: back to its part or to another one, with a message; with the next step of its page (`show`); or with
 * the page once more, as it was filled in, because something is wrong (`again`).
 */
export type CoreActionResult<Data> = CoreWayOn | { readonly again: Data } | { readonly show: Data }

/** Where an action of core leads. */
export interface CoreWayOn extends ActionResult {
  /** The part of core to go to (`people`); its own when it is left out. */
  readonly part?: string
}

/** One thing that can be done on a page of core. What the form holds is judged by `run`, which can show the page again. */
export interface CoreAction<S extends CoreScope, Input, Data> {
  readonly input: z.ZodType<Input>
  readonly run: (context: CoreContext<S>, input: Input) => Promise<CoreActionResult<Data> | undefined>
}

/** What is written to declare a page of core. */
export interface CorePartInput<Id extends string, S extends CoreScope, Data, Inputs> {
  readonly id: Id
  readonly title: string
  readonly icon: string
  readonly scope: S
  readonly audience: CoreAudience
  /** The core part under whose tab of the profile the page stands: its own id, or that of the page it is a step of. */
  readonly tab?: string
  readonly requires?: Assurance
  readonly query?: z.ZodType<Record<string, string>>
  /** Throws `HttpProblem` for what is not there. */
  readonly load: (context: CoreContext<S>) => Promise<Data>
  readonly view: (data: NoInfer<Data>, tools: ViewTools) => ComponentChild
  readonly actions?: { readonly [Name in keyof Inputs]: CoreAction<S, Inputs[Name], NoInfer<Data>> }
}

/** A page of core: a part like any other, with whom it is for. */
export interface CorePart {
  readonly part: Part
  readonly audience: CoreAudience
  readonly tab: string | undefined
}

const REASON: Readonly<Record<CoreAudience, string>> = {
  everybody: 'Everybody who is signed in; the page is about themselves or about nobody.',
  'own-side': 'The client, whoever represents them and the portal administrator; the kernel asks for it.',
  'portal-admin': 'The portal administrator of the client; the kernel asks for it.',
  finder: 'Whoever may read a part in which something can be found; it finds nothing that they may not read there.',
  subscriber: 'Whoever may read a part that gives something to a calendar; it gives nothing that they may not read there.',
}

/** Declares a page of core, written like a plugin's part; it may call flows, because the kernel runs it in a transaction of its own. */
export function defineCorePart<const Id extends string, S extends CoreScope, Data, Inputs = unknown>(
  input: CorePartInput<Id, S, Data, Inputs>,
): CorePart {
  const { audience, tab, ...rest } = input
  const access = publicAccess(REASON[audience])
  const actions = Object.fromEntries(
    Object.entries((input.actions ?? {}) as Readonly<Record<string, object>>).map(([name, action]) => [name, { right: access, ...action }]),
  )
  // The kernel calls a part of core with the context of core and with nothing else, so that the narrow signature is safe.
  const part = definePart({ ...rest, rights: {}, access, actions } as unknown as Parameters<typeof definePart>[0])
  return { part, audience, tab }
}

/** The context of core behind the context that the contract of a part knows. */
export function toCoreContext<S extends CoreScope>(context: CoreContext<S>): PartContext {
  return context as unknown as PartContext
}

/** Whether an audience is decided by who somebody is to the client, and not by what they may read. */
export function isByRelation(audience: CoreAudience): audience is RelationAudience {
  return audience !== 'finder' && audience !== 'subscriber'
}

/** Whether a page of core is for someone with this access: by who they are to the client, never by a right that could be ticked. */
export function isFor(audience: RelationAudience, access: ViewerAccess | undefined): boolean {
  if (audience === 'everybody') return true
  if (access === undefined) return false
  return access.portalAdmin || (audience === 'own-side' && isOwnSide(access))
}
