import type { RecordType } from '../define/record.ts'
import type { DraftPart } from './draft.ts'
import type { Source } from '../define/source.ts'

/** Every record type that a source provides or a part reads, each definition once. */
export function listRecordTypes({
  sources,
  parts,
}: {
  readonly sources: readonly Source[]
  readonly parts: readonly DraftPart[]
}): readonly RecordType[] {
  return [...new Set([...sources.flatMap(({ provides }) => provides), ...parts.flatMap(({ part }) => [...part.reads, ...part.applies])])]
}
