import type { Portal } from '@voordeur/core/portal'
import type { Host } from './host.ts'

/** What a server is made of. */
export interface Served {
  readonly host: Host
  readonly portal: Pick<Portal, 'fetch'>
  readonly port: number
}

/** A server that listens, on this machine alone. */
export interface Running {
  readonly close: () => Promise<void>
}
