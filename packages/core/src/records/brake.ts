/** How far a sync may remove before it stops, with every default filled in. */
export interface Brake {
  readonly records: number
  readonly clients: number
  readonly always: number
}

/** Thrown when a run would remove more than the organisation allows; the last good copy stands. */
export class SyncStopped extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SyncStopped'
  }
}

/** Whether removing this many of these is more than the share, beyond the few that are always allowed. */
export function isTooMuch(removing: number, standing: number, limit: { readonly share: number; readonly always: number }): boolean {
  return removing > limit.always && removing > standing * limit.share
}
