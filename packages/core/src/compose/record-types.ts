import type { RecordType } from '../define/record.ts'
import type { DraftPart } from './draft.ts'
import type { Plugin } from '../define/plugin.ts'
import type { Source } from '../define/source.ts'

/** Every record type that a source provides or a part reads or a plugin watches, each definition once. */
export function listRecordTypes({
  sources,
  parts,
  plugins,
}: {
  readonly sources: readonly Source[]
  readonly parts: readonly DraftPart[]
  readonly plugins: readonly Plugin[]
}): readonly RecordType[] {
  return [
    ...new Set([
      ...sources.flatMap(({ provides }) => provides),
      ...parts.flatMap(({ part }) => [...part.reads, ...part.applies]),
      ...plugins.flatMap(({ watch }) => (watch ? [watch.reads] : [])),
    ]),
  ]
}
