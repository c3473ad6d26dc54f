import type { ComponentChild } from 'preact'
import type { z } from 'zod'
import type { DeskPortName, DeskPorts } from './desk-ports.ts'
import type { MediaFile } from './part-media.ts'
import type { Organisation } from './organisation.ts'
import { definePart, type ActionProblems, type ActionResult, type Part, type ViewTools } from './part.ts'
import type { RightDeclaration } from './right.ts'
import type { UploadField, Upload } from './upload.ts'
import type { Viewer } from './viewer.ts'

/** What a desk part with ports is given. Each call of a port is whole by itself and stands in the access log; there is no database beside them. */
export interface DeskContext<Names extends DeskPortName = DeskPortName> {
  readonly viewer: Viewer
  readonly organisation: Organisation
  /** The ports that the part declared; any other one throws. */
  readonly desk: Pick<DeskPorts, Names>
  readonly query: Readonly<Record<string, string>>
  readonly now: Date
}

/** One thing that staff can do in such a part. With `show` the page is shown with other data, without being led on: the next step of a form. */
export interface DeskAction<Names extends DeskPortName, Input, Data> {
  readonly right: string
  readonly input: z.core.$ZodType<Input>
  readonly files?: Readonly<Record<string, UploadField>>
  readonly run: (
    context: DeskContext<Names> & { readonly files: readonly Upload[] },
    input: Input,
  ) => Promise<ActionResult | ActionProblems | { readonly show: Data } | undefined>
}

/** What is written to declare a part of the desk that works with the kernel's ports. */
export interface DeskPartInput<Id extends string, Right extends string, Names extends DeskPortName, Data, Inputs> {
  readonly id: Id
  readonly title: string
  readonly icon: string
  readonly rights: Readonly<Record<Right, RightDeclaration>>
  readonly ports: readonly Names[]
  readonly query?: z.core.$ZodType<Readonly<Record<string, string | undefined>>>
  readonly load: (context: DeskContext<Names>) => Promise<Data>
  readonly view: (data: NoInfer<Data>, tools: ViewTools) => ComponentChild
  readonly actions?: { readonly [Name in keyof Inputs]: DeskAction<Names, Inputs[Name], NoInfer<Data>> }
  /** How files that its ports keep are opened, at `tools.media(id)`. Opening one is what the port logs. */
  readonly media?: {
    readonly load: (
      context: DeskContext<Names>,
      asked: { readonly id: string; readonly size: 'full' | 'small' },
    ) => Promise<MediaFile | undefined>
  }
  /** How many things wait here, for the menu of the desk. */
  readonly badge?: (context: DeskContext<Names>) => Promise<number>
}

/**
 * Declares a part of the organisation's desk that works with the kernel's ports (clients, access, accounts, syncs, the access log) in place of tables of its
 * own. A desk part with its own tables is `definePart({ scope: 'organisation' })`.
 */
export function defineDeskPart<const Id extends string, const Right extends string, Names extends DeskPortName, Data, Inputs = unknown>(
  input: DeskPartInput<Id, Right, Names, Data, Inputs>,
): Part<Id, Right> {
  // The kernel calls a part with ports with the context of the desk and with nothing else, so that the narrow signature is safe.
  return definePart({ ...input, scope: 'organisation' } as unknown as Parameters<typeof definePart>[0]) as unknown as Part<Id, Right>
}
