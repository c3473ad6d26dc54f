import type { ComponentChild } from 'preact'
import type { z } from 'zod'
import { brand, type Branded } from './brand.ts'
import type { Attempt, FieldProblem } from './attempt.ts'
import type { DeskPortName } from './desk-ports.ts'
import type { AddressForm, Locale, Translate } from './messages.ts'
import type { ActionContext, PartContext, Scope } from './part-context.ts'
import type { PartFeed } from './part-feed.ts'
import type { PartMedia } from './part-media.ts'
import type { PartSearch } from './part-search.ts'
import type { PublicAccess } from './public-access.ts'
import type { RecordType } from './record.ts'
import type { RightDeclaration } from './right.ts'
import type { Slot, SlotFill } from './slot.ts'
import type { TourStep } from './tour-step.ts'
import type { UploadField } from './upload.ts'
import type { Assurance } from './viewer.ts'

/** What a view is given beside its data: words, addresses and the moment; it stays a pure function. */
export interface ViewTools {
  readonly t: Translate
  readonly locale: Locale
  readonly form: AddressForm
  /** Whether this reader chose simple mode: a view may show less at once, and never says a text of the record in other words. */
  readonly simple: boolean
  readonly now: Date
  /** The address of this part with these query parameters, or of another part of the same client. */
  readonly link: (target?: { readonly part?: string; readonly query?: Readonly<Record<string, string>> }) => string
  /** The address that an action's form posts to, with the page's query for what was opened there: the same page is shown again when the form can't be taken. */
  readonly action: (name: string, query?: Readonly<Record<string, string>>) => string
  /** Whether this reader may do an action of this part now, or holds a right by its full id (`beheer.audit:read`); what can't be used is not shown. */
  readonly may: (action: string) => boolean
  /** What was typed into the form of this action and could not be taken; undefined on a page that is simply read. */
  readonly attempt: (action: string) => Attempt | undefined
  /**
   * A new key for each form that makes something: as a hidden field it makes what is sent twice one thing. The same one as before where an attempt is
   * shown again. A UUID.
   */
  readonly key: (action: string) => string
  /** The address of a photo or file of this part's own, by its id; `small` for a list. Throws for a part that declares no `media`. */
  readonly media: (id: string, size?: 'full' | 'small') => string
  /** The address of the reader's page about the feed of this part (make it, take it back). Throws for a part that declares no `feed`. */
  readonly feed: () => string
  /** What other plugins put into a place of this page. Throws for a slot that the part does not declare. */
  readonly slot: <Place>(slot: Slot<Place>, place: Place) => ComponentChild
  /** The address at which the file of a record is opened, by the portal's id of the record. Throws for a part that declares no `files`. */
  readonly file: (recordId: string) => string
}

/** How an action ends: back to the part, with a message that is shown once. */
export interface ActionResult {
  readonly message?: string
  readonly query?: Readonly<Record<string, string>>
}

/** How an action ends that could not be done as it was asked: the page is shown again with what was typed. Nothing it wrote is kept. */
export interface ActionProblems {
  readonly problems: readonly FieldProblem[]
}

/**
 * One thing a viewer can do in a part: a right, a strict schema for the form, and what happens. An issue of the schema whose message is a message
 * key of the plugin is told to the person at its field; any other one is answered with 400, because no form of the page could have made it.
 */
export interface PartAction<S extends Scope, Input, Tables> {
  readonly right: string | PublicAccess
  /** Known by the core of zod alone: a whole `ZodType` would cost thousands of types per form to compare. */
  readonly input: z.core.$ZodType<Input>
  /** File fields of its form, by name. Such a form is sent as `multipart/form-data`. */
  readonly files?: Readonly<Record<string, UploadField>>
  readonly run: (context: ActionContext<S, Tables>, input: Input) => Promise<ActionResult | ActionProblems | undefined>
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
  readonly media: PartMedia<Scope> | undefined
  readonly feed: PartFeed | undefined
  readonly slots: readonly Slot[]
  readonly fills: readonly SlotFill[]
  readonly people: boolean
  readonly tour: readonly TourStep[]
  /** The ports of the desk that a part made by `defineDeskPart` is given. */
  readonly ports: readonly DeskPortName[]
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
  readonly query?: z.core.$ZodType<Readonly<Record<string, string | undefined>>>
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
  /** How photos and files in its own tables are handed out. */
  readonly media?: PartMedia<S, Tables>
  /** What it gives to a calendar at a secret address; client parts only. Made with `defineFeed`. */
  readonly feed?: PartFeed
  /** Places of its page that other plugins may fill. */
  readonly slots?: readonly Slot[]
  /** What it puts into places of other parts' pages; client parts only. Made with `fillSlot`. */
  readonly fills?: readonly SlotFill[]
  /** What is shown of it to who comes in for the first time; client parts only. */
  readonly tour?: readonly TourStep[]
  /** Whether it names the people around the client who may read it (`context.people()`); client parts only. */
  readonly people?: boolean
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
    media: undefined,
    feed: undefined,
    slots: [],
    fills: [],
    people: false,
    tour: [],
    ports: [],
    ...input,
  }
  // The kernel calls a part only with the context of its own scope and the input its own schema parsed,
  // so that the wide signature is safe where the narrow one was written.
  return brand('part', part) as unknown as Part<Id, Right>
}
