import { z } from 'zod'
import type { ApiVersion } from './api-version.ts'
import { brand, type Branded } from './brand.ts'
import { Duration } from './duration.ts'
import type { GivenOptions } from './given-options.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import type { RecordType } from './record.ts'

/** Where something came from, for the reader of a sync report: a file and, where there is one, a line or path in it. */
export interface SourcePlace {
  readonly file: string
  readonly line?: number
  readonly path?: string
}

/** The client a step is about, as the source knows it. */
export interface SourceClient {
  /** The source's own identifier, stable over time. Never a BSN. */
  readonly sourceId: string
  /** The client number by which several sources recognise one client. */
  readonly number?: string
  readonly name: string
  /** The location where the client lives or gets care, as people know it by name; news may be for one location. */
  readonly location?: string
  /** The day of birth. Without it nobody can be a parent or guardian: their access changes at 12 and ends at 16. */
  readonly bornOn?: string
  /** The last day in care (Europe/Amsterdam), when care has ended. */
  readonly careEndedOn?: string
  /** The day of death; a source that knows no day says `deceased`, and the day it first said so counts. */
  readonly deceasedOn?: string
  readonly deceased?: boolean
}

/** The bytes of a document. They are read only when their digest is new to the portal; those of two clients may be read at once. */
export interface SourceFile {
  readonly mime: string
  /** Changes with the bytes: a hash of them, or what the source keeps in its place (an ETag, size and date). */
  readonly digest: string
  /** Bytes, where the source knows: what is too large for a portal is then not read at all. */
  readonly size?: number
  readonly read: () => Promise<Uint8Array>
}

/** One item as the source delivers it; `data` is parsed by the type's schema at the edge. */
export interface SourceRecord {
  readonly type: RecordType
  readonly id: string
  readonly data: unknown
  readonly place: SourcePlace
  /** When it was written down, ISO 8601 with offset; visibility delays count from here. */
  readonly recordedAt?: string
  /** When it was discussed with the client, ISO 8601 with offset. */
  readonly discussedAt?: string
  /** What is opened beside the data: a document. */
  readonly file?: SourceFile
}

/** A picture of the client, in any format the portal reads; it is re-encoded before it is stored. */
export interface SourcePhoto {
  readonly bytes: Uint8Array
  readonly place: SourcePlace
}

/** A staff member by name and role, so that names can give way to roles in prose. */
export interface StaffMember {
  readonly name: string
  readonly role?: string
}

/** An item the source could not deliver, with the sentence a reader of the report needs. */
export interface Rejection {
  readonly place: SourcePlace
  readonly reason: string
  readonly type?: string
}

/** One client with everything this pull knows of them. Only types in `complete` are tombstoned. */
export interface ClientStep {
  readonly client: SourceClient
  readonly records: readonly SourceRecord[]
  readonly complete?: readonly RecordType[]
  readonly photo?: SourcePhoto
  readonly staff?: readonly StaffMember[]
  readonly rejected?: readonly Rejection[]
}

/**
 * One client who is read only when something about them changed. The portal compares `digest` with that of the copy it holds;
 * when they are the same it keeps the copy, says again what was said of it (rejections too), and never calls `read`.
 */
export interface ClientToRead {
  /** The source's own identifier of the client, as in the step that `read` gives. */
  readonly sourceId: string
  /**
   * A hash of everything that the step is made of, whole: the bytes, and options of the source that change how they are
   * read. The portal itself adds the version of the adapter, the schemas, the organisation's policy and the names of staff.
   */
  readonly digest: string
  /** Reads this client; a `RejectionStep` when that is not possible: then the client keeps the last good copy and is not gone. */
  readonly read: () => Promise<ClientStep | RejectionStep>
}

/** What belongs to no client (news). */
export interface OrganisationStep {
  readonly organisation: true
  readonly records: readonly SourceRecord[]
  readonly complete?: readonly RecordType[]
  readonly rejected?: readonly Rejection[]
}

/** Staff known to the source; yielded before any client so that the same names are replaced everywhere. */
export interface StaffStep {
  readonly staff: readonly StaffMember[]
}

/** Items that could not be attributed to a client, or files that could not be read. */
export interface RejectionStep {
  readonly rejected: readonly Rejection[]
}

/**
 * The end of a complete snapshot: a client who was not in it has left care. `unread` names clients who are
 * in the snapshot but could not be read: they keep their last good copy and are not gone.
 */
export interface CompleteStep {
  readonly completeSnapshot: true
  readonly unread?: readonly string[]
}

/** How many clients a pull is going to hold, for who waits for it. */
export interface ExpectedStep {
  readonly expectedClients: number
}

/** One step of a pull. */
export type SyncStep = ClientStep | ClientToRead | OrganisationStep | StaffStep | RejectionStep | CompleteStep | ExpectedStep

/** What `pull` is given. */
export interface PullContext<Options> {
  readonly options: Options
  /** When the last complete run of this source began, ISO 8601; undefined on the first run. */
  readonly since: string | undefined
  /**
   * Only these clients are wanted, by the source's own identifiers. A source may skip everybody else; the kernel does not take them, and does not
   * take the end of a snapshot.
   */
  readonly only?: readonly string[]
  readonly signal: AbortSignal
  readonly log: (message: string) => void
}

/** What `send` is given. */
export interface SendContext<Options> {
  readonly options: Options
  /** The client's own identifier in this source, and the client number. */
  readonly client: { readonly sourceId: string; readonly number?: string }
  readonly signal: AbortSignal
}

/** What a source can take from the portal. Each throws when it could not; it is tried again later, so that the same `id` handed over twice must be one thing. */
export interface SourceSend<Options> {
  readonly message?: (context: SendContext<Options>, message: OutgoingMessage) => Promise<void>
}

/** How a type arrives: the whole each time, only what changed, or only what is new. */
export type Delivery = 'snapshot' | 'changes' | 'append'

/** A configured source, ready to be composed. */
export interface Source extends Branded<'source'> {
  readonly id: string
  readonly api: ApiVersion
  readonly adapter: string
  readonly version: string
  readonly every: string
  readonly leads: boolean
  readonly options: unknown
  readonly optionProblems: readonly string[]
  /** What every source has, and the adapter's own options, as they were written. */
  readonly given: readonly GivenOptions[]
  readonly provides: readonly RecordType[]
  readonly delivers: Readonly<Record<string, Delivery>>
  readonly knowsDiscussed: boolean
  readonly pull: (context: Omit<PullContext<never>, 'options'>) => AsyncIterable<SyncStep>
  readonly send: { readonly message?: (context: Omit<SendContext<never>, 'options'>, message: OutgoingMessage) => Promise<void> }
}

/** What an adapter author writes. */
export interface SourceInput<Options extends z.ZodType> {
  readonly id: string
  readonly api: ApiVersion
  /** Version of the adapter: a new one makes every record be read afresh. */
  readonly version: string
  readonly options: Options
  readonly provides: readonly RecordType[]
  readonly delivers?: Readonly<Record<string, Delivery>>
  /** Whether it can say what was discussed with the client. With `false` no type that it alone provides can be `discussedOnly`. Default true. */
  readonly knowsDiscussed?: boolean
  readonly pull: (context: PullContext<z.infer<Options>>) => AsyncIterable<SyncStep>
  /** What it takes from the portal, with these options. */
  readonly send?: (options: z.infer<Options>) => SourceSend<z.infer<Options>>
}

/** Settings that every source has, beside the adapter's own. */
export const SourceSettings = z.object({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens, starting with a letter')
    .optional()
    .describe("Name of this source in reports; the adapter's id when left out."),
  every: Duration.default('4h').describe('How often the source is read.'),
  leads: z.boolean().default(true).describe('Whether this source creates clients; exactly one source of a portal leads.'),
})

/** What is written of every source, beside the adapter's own options. */
export interface WrittenSource {
  /** Name of this source in reports; the adapter's id when left out. */
  readonly name?: string | undefined
  /** How often the source is read. A duration such as `4h`, which is the default. */
  readonly every?: string | undefined
  /** Whether this source creates clients; exactly one source of a portal leads. Default yes. */
  readonly leads?: boolean | undefined
}

/** The adapter's own options together with what every source has. */
export type SourceOptions<Options extends z.ZodType> =
  z.input<Options> extends Record<string, never> ? WrittenSource : z.input<Options> & WrittenSource

/** Declares a source adapter; what it returns is called in the portal's configuration with the adapter's options. */
export function defineSource<Options extends z.ZodType>(input: SourceInput<Options>): (options: SourceOptions<Options>) => Source {
  return (given) => {
    const written = splitOptions(given)
    const settings = SourceSettings.safeParse(written.settings)
    const options = input.options.safeParse(written.own)
    const problems = [settings, options].flatMap((result) => (result.success ? [] : result.error.issues.map((issue) => toSentence(issue))))
    const known = options.data as z.infer<Options>
    return brand('source', {
      id: settings.data?.name ?? input.id,
      api: input.api,
      adapter: input.id,
      version: input.version,
      every: settings.data?.every ?? '4h',
      leads: settings.data?.leads ?? true,
      options: options.data,
      optionProblems: problems,
      given: [
        { name: input.id, schema: SourceSettings, given: written.settings },
        { name: input.id, schema: input.options, given: written.own },
      ],
      provides: input.provides,
      ...toDelivery(input),
      pull: (context: Omit<PullContext<never>, 'options'>) => input.pull({ ...context, options: known }),
      send: options.success ? toSend(input.send?.(known).message, known) : {},
    })
  }
}

/** What every source has, and what is the adapter's own; options that are no object are the adapter's to refuse. */
function splitOptions(given: unknown): { readonly settings: object; readonly own: unknown } {
  if (typeof given !== 'object' || given === null) return { settings: {}, own: given }
  const { name, every, leads, ...own } = given as Readonly<Record<string, unknown>>
  return { settings: { name, every, leads }, own }
}

function toDelivery({ delivers = {}, knowsDiscussed = true }: Partial<Pick<Source, 'delivers' | 'knowsDiscussed'>>) {
  return { delivers, knowsDiscussed }
}

function toSend<Options>(message: SourceSend<Options>['message'], options: Options): Source['send'] {
  return message === undefined ? {} : { message: (context, text) => message({ ...context, options }, text) }
}

function toSentence(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.')
  return path ? `${path}: ${issue.message}` : issue.message
}
