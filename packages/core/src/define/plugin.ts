import type { Migration } from 'kysely/migration'
import { z } from 'zod'
import type { ApiVersion } from './api-version.ts'
import { brand, type Branded } from './brand.ts'
import type { GivenOptions } from './given-options.ts'
import type { PluginWords } from './glossary.ts'
import type { Messages } from './messages.ts'
import type { NoticeDeclaration } from './notice.ts'
import type { Part } from './part.ts'
import type { RecordWatch } from './watch.ts'

/** Whose rows a table holds; the row-level security policy follows from it. */
export type RowOwner = 'client' | 'account' | 'organisation' | 'desk'

/** A plugin's tables: migrations by sortable name, whose rows each holds, and what personal data it keeps. */
export interface PluginTables {
  readonly migrations: Readonly<Record<string, Migration>>
  /** Table name without the plugin's prefix → whose rows. A `client` table has `client_id uuid`, an `account` table `account_id uuid`. */
  readonly rows: Readonly<Record<string, RowOwner>>
  /** Those of the `client` tables whose rows the plugin's own desk parts reach, of every client. */
  readonly desk?: readonly string[]
  /** Those tables in which opening a page may note what was read (up to where somebody has read a list). */
  readonly marks?: readonly string[]
  /** Table name → what is kept, how long, how exported, how erased. */
  readonly personalData: Readonly<Record<string, string>>
}

/** A configured plugin, ready to be composed. */
export interface Plugin<Id extends string = string, Parts extends Part = Part> extends Branded<'plugin'> {
  readonly id: Id
  readonly api: ApiVersion
  readonly messages: Messages
  readonly words: PluginWords | undefined
  readonly tables: PluginTables | undefined
  readonly parts: readonly Parts[]
  /** The kinds of notice it gives, by name. */
  readonly notices: Readonly<Record<string, NoticeDeclaration>>
  readonly watch: RecordWatch | undefined
  readonly optionProblems: readonly string[]
  /** Its options as they were written. */
  readonly given: readonly GivenOptions[]
}

/** What a plugin author writes. */
export interface PluginInput<Id extends string, Options extends z.ZodType, Parts extends Part> {
  readonly id: Id
  readonly api: ApiVersion
  readonly options?: Options
  readonly messages: Messages
  /** The jargon of its records, explained where it stands in them; an organisation's own words go before these. */
  readonly words?: PluginWords
  readonly tables?: PluginTables
  /** Pure: called once with the parsed options. */
  readonly parts: (options: z.infer<Options>) => readonly Parts[]
  /** The kinds of notice that its actions and its watch give, by name (`posted`). */
  readonly notices?: Readonly<Record<string, NoticeDeclaration>>
  /** What it makes of records while nobody looks. Made with `defineWatch`. */
  readonly watch?: RecordWatch
}

const NoOptions = z.strictObject({})

/** The literal ids of the parts that these plugins bring (`dossier.timeline`). */
export type PartIdOf<P> = P extends Plugin<infer Id, infer Parts> ? `${Id}.${Parts['id']}` : never

/** The literal ids of the rights that these plugins know (`prikbord.board:post`). */
export type RightIdOf<P> = P extends Plugin<infer Id, infer Parts> ? RightsOfParts<Id, Parts> : never

type RightsOfParts<Id extends string, Parts> = Parts extends Part<infer PartId, infer Right> ? `${Id}.${PartId}:${Right}` : never

/** Declares a plugin; what it returns is called in the portal's configuration with the plugin's options. */
export function definePlugin<const Id extends string, Parts extends Part, Options extends z.ZodType = typeof NoOptions>(
  input: PluginInput<Id, Options, Parts>,
): (options?: z.input<Options>) => Plugin<Id, Parts> {
  return (given) => {
    const schema = input.options ?? NoOptions
    const options = schema.safeParse(given ?? {})
    return brand('plugin', {
      id: input.id,
      api: input.api,
      messages: input.messages,
      words: input.words,
      tables: input.tables,
      parts: options.success ? input.parts(options.data as z.infer<Options>) : [],
      notices: input.notices ?? {},
      watch: input.watch,
      optionProblems: options.success ? [] : options.error.issues.map((issue) => [...issue.path.map(String), issue.message].join(': ')),
      given: [{ name: input.id, schema, given: given ?? {} }],
    })
  }
}
