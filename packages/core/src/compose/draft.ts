import type { Authenticator } from '../define/authenticator.ts'
import type { Part } from '../define/part.ts'
import type { Plugin } from '../define/plugin.ts'
import type { Source } from '../define/source.ts'
import type { ComposeEnvironment } from './environment.ts'
import type { Problem } from './problem.ts'
import type { ReadConfig } from './read-config.ts'
import type { Path } from './snapshot.ts'

/** The id under which core's own parts and messages are composed. */
export const CORE = 'core'

/** A part with the plugin that brings it; `id` is the full one (`dossier.timeline`). */
export interface DraftPart {
  readonly id: string
  readonly plugin: string
  readonly part: Part
}

/** Everything that could be read: the ground on which the checks stand. */
export interface Draft {
  readonly config: ReadConfig
  /** Core's own first, then in the order of the configuration. */
  readonly plugins: readonly Plugin[]
  readonly parts: readonly DraftPart[]
  readonly sources: readonly Source[]
  readonly authenticator: Authenticator | undefined
  /** Ids of plugins of which not every part could be read; what they would have brought is not reported as unknown. */
  readonly unread: ReadonlySet<string>
  /** Whether every source could be read; what the others would have provided is not reported as missing. */
  readonly sourcesRead: boolean
  /** Where each plugin and source stands in the configuration (`plugins`, 1); nothing is said of core's own. */
  readonly places: ReadonlyMap<object, Path>
  readonly icons: ReadonlySet<string>
  readonly environment: ComposeEnvironment
}

/** A rule over the whole configuration; pure. */
export type Check = (draft: Draft) => readonly Problem[]

/** The parts of all plugins under their full ids. */
export function toDraftParts(plugins: readonly Plugin[]): readonly DraftPart[] {
  return plugins.flatMap((plugin) => plugin.parts.map((part) => ({ id: `${plugin.id}.${part.id}`, plugin: plugin.id, part })))
}

/** Whether an id (`dossier.plan`, `dossier.plan:read`) would belong to a plugin that could not be read whole. */
export function isOfUnread({ unread, plugins }: Draft, id: string): boolean {
  const owner = id.split('.', 1)[0] ?? ''
  return unread.has(owner) || (unread.has(UNNAMED) && !plugins.some((plugin) => plugin.id === owner))
}

/** Stands among the ids of what could not be read for a plugin that did not even say its id, such as a factory that was not called. */
export const UNNAMED = '*'
