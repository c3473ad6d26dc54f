import type { ComponentChild } from 'preact'
import type { z } from 'zod'
import { brand, type Branded } from './brand.ts'
import type { AddressForm, Locale, Translate } from './messages.ts'
import type { ActionContext, PartContext, Scope } from './part-context.ts'
import type { PartSearch } from './part-search.ts'
import type { PublicAccess } from './public-access.ts'
import type { RecordType } from './record.ts'
import type { RightDeclaration } from './right.ts'
import type { Assurance } from './viewer.ts'

/** What a view is given beside its data: words, addresses and the moment; it stays a pure function. */
export interface ViewTools {
  readonly t: Translate
  readonly locale: Locale
  readonly form: AddressForm
  readonly now: Date
  /** The address of this part with these query parameters, or of another part of the same client. */
  readonly link: (target?: { readonly part?: string; readonly query?: Readonly<Record<string, string>> }) => string
  /** The address that an action's form posts to. */
  readonly action: (name: string) => string
  /** The address at which the file of a record is opened, by the portal's id of the record. Throws for a part that declares no `files`. */
  readonly file: (recordId: string) => string
}

/** How an action ends: back to the part, with a message that is shown once. */
export interface ActionResult {
  readonly message?: string
  readonly query?: Readonly<Record<string, string>>
}

/** One thing a viewer can do in a part: a right, a strict schema for the form, and what happens. */
export interface PartAction<S extends Scope, Input, Tables> {
  readonly right: string | PublicAccess
  readonly input: z.ZodType<Input>
  readonly run: (context: ActionContext<S, Tables>, input: Input) => Promise<ActionResult | undefined>
}

/** A part's line on the panel of the start page. */
export interface PartSummary<S extends Scope, Tables, Data = unknown> {
  readonly load: (context: PartContext<S, Tables>) => Promise<Data>
  readonly view: (data: Data, tools: ViewTools) => ComponentChild
}

/** One thing a plugin shows or does, as the kernel sees it. */
export interface Part<Id extends string = string, Right extends string = string> extends Branded<'part'> {
  readonly id: Id
  readonly title: string
  readonly icon: string
  readonly scope: Scope
  readonly rights: Readonly<Record<Right, RightDeclaration>>
  readonly access: PublicAccess | undefined
  readonly requires: Assurance | undefined
  readonly reads: readonly RecordType[]
  readonly applies: readonly RecordType[]
  readonly files: readonly RecordType[]
  readonly whenEmpty: 'absent' | 'explain'
  readonly query: z.ZodType<Record<string, string>> | undefined
  readonly load: (context: PartContext<Scope>) => Promise<unknown>
  readonly nextPage: ((data: unknown) => Readonly<Record<string, string>> | undefined) | undefined
  readonly view: (data: unknown, tools: ViewTools) => ComponentChild
  readonly summary: PartSummary<Scope, unknown> | undefined
  readonly actions: Readonly<Record<string, PartAction<Scope, unknown, unknown>>>
  readonly badge: ((context: PartContext<Scope>) => Promise<number>) | undefined
  readonly search: readonly PartSearch[]
}

/** What an author writes to declare a part. */
export interface PartInput<Id extends string, Right extends string, S extends Scope, Data, SummaryData, Inputs, Tables, Found> {
  readonly id: Id
  /** Message key of the name on the tab. */
  readonly title: string
  /** Name of a lucide icon. */
  readonly icon: string
  readonly scope: S
  /** The rights this part knows; `read` opens its page. */
  readonly rights: Readonly<Record<Right, RightDeclaration>>
  /** In place of a `read` right: says that everybody with a session may open the page, and why. */
  readonly access?: PublicAccess
  /** The weakest assurance with which the page opens. */
  readonly requires?: Assurance
  readonly reads?: readonly RecordType[]
  /** Record types of which at least one must be visible, or the part is absent. */
  readonly applies?: readonly RecordType[]
  /** Those of `reads` whose files it opens (documents), in a client part; the file of any other record is not there. */
  readonly files?: readonly RecordType[]
  readonly whenEmpty?: 'absent' | 'explain'
  /** A strict schema of the page's query parameters; anything else is answered with 400. One that may be missing is `z.string().optional()`. */
  readonly query?: z.ZodType<Readonly<Record<string, string | undefined>>>
  readonly load: (context: PartContext<S, Tables>) => Promise<Data>
  /**
   * The query of the page after this one; undefined after the last. Whoever saves the whole dossier gets every page: a part
   * that shows its list in pages and leaves this out is saved with its first page only.
   */
  readonly nextPage?: (data: NoInfer<Data>) => Readonly<Record<string, string>> | undefined
  readonly view: (data: NoInfer<Data>, tools: ViewTools) => ComponentChild
  readonly summary?: PartSummary<S, Tables, SummaryData>
  readonly actions?: { readonly [Name in keyof Inputs]: PartAction<S, Inputs[Name], Tables> }
  readonly badge?: (context: PartContext<S, Tables>) => Promise<number>
  /** How a hit of the full-text search finds its place here, per record type; client parts only. What is not here is not found by this part. */
  readonly search?: { readonly [Index in keyof Found]: PartSearch<Found[Index]> }
}

/** Declares a part: inert data and pure functions, no I/O. */
export function definePart<
  const Id extends string,
  const Right extends string,
  S extends Scope,
  Data,
  SummaryData = unknown,
  Inputs = unknown,
  Tables = unknown,
  Found extends readonly [] | readonly unknown[] = readonly [],
>(input: PartInput<Id, Right, S, Data, SummaryData, Inputs, Tables, Found>): Part<Id, Right> {
  const part = {
    access: undefined,
    requires: undefined,
    reads: [],
    applies: [],
    files: [],
    whenEmpty: 'absent' as const,
    query: undefined,
    nextPage: undefined,
    summary: undefined,
    actions: {},
    badge: undefined,
    search: [],
    ...input,
  }
  // The kernel calls a part only with the context of its own scope and the input its own schema parsed,
  // so that the wide signature is safe where the narrow one was written.
  return brand('part', part) as unknown as Part<Id, Right>
}
