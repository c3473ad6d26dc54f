import type { RecordWatch } from '../define/watch.ts'

/** A name that a watch may use in a finding, and the message key of what it says. */
export interface WatchName {
  readonly what: 'finding' | 'field'
  readonly name: string
  readonly title: string
}

/** The kinds of finding and the fields that a watch declares. */
export function listWatchNames(watch: RecordWatch | undefined): readonly WatchName[] {
  if (!watch) return []
  return [
    ...Object.entries(watch.findings).map(([name, title]) => ({ what: 'finding' as const, name, title })),
    ...Object.entries(watch.fields).map(([name, title]) => ({ what: 'field' as const, name, title })),
  ]
}
