import type { Settings } from './settings.ts'

/** What stops when a part ends, in the order in which it was started. */
export type Started = { readonly stop: () => Promise<void> }[]

/** What a part of the bench is given: an empty database, and a place for what it starts. */
export interface PartInput {
  readonly settings: Settings
  readonly started: Started
  /** Whether it only shows that it works; nothing is kept of what it finds. */
  readonly isQuick: boolean
}
