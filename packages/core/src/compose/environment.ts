import type { Finding } from '../define/finding.ts'
import type { Messages } from '../define/messages.ts'
import type { Part } from '../define/part.ts'

/** Reads a file whole; throws when it can not. The only effect that composing has. */
export type ReadFile = (path: string) => Uint8Array

/** What composing needs to know beside the definition. */
export interface ComposeEnvironment {
  /** The folder of the configuration; paths in it start here. */
  readonly directory: string
  /** Whether real people will use it: then the portal's address must be https. */
  readonly production: boolean
  /** Decides whether an accepted risk has run out. */
  readonly now: Date
  /** Core's own words, composed like a plugin's under the id `core`. */
  readonly coreMessages?: Messages
  /** Core's own parts, composed like a plugin's under the id `core`. */
  readonly coreParts?: readonly Part[]
  /** What the caller found out about the machine, such as an embedded database in production. */
  readonly findings?: readonly Finding[]
  /** Default: the disk. */
  readonly readFile?: ReadFile
  /** Names of the icons there are. Default: those of the installed `lucide`. */
  readonly icons?: ReadonlySet<string>
}
