import type { DeskPorts } from '@voordeur/core'

/** What the page shows: how a list is written, or what was found in one. */
export interface FirstAccessData {
  readonly sets: readonly { readonly id: string; readonly title: string }[]
  readonly checked: Awaited<ReturnType<DeskPorts['lists']['check']>> | undefined
}
