import { z } from 'zod'
import type { RecordType } from '../define/record.ts'
import { defineSource, type Source, type SyncStep } from '../define/source.ts'

/** A source whose steps a test writes, and may change between two syncs. */
export interface MemorySource {
  readonly source: Source
  /** What the next sync delivers. */
  steps: readonly SyncStep[]
  /** What the next sync fails with, after its steps. */
  failure: Error | undefined
}

/** Makes a source in memory that provides these types. */
export function createMemorySource(
  provides: readonly RecordType[],
  settings: { readonly name?: string; readonly leads?: boolean } = {},
): MemorySource {
  const memory: { steps: readonly SyncStep[]; failure: Error | undefined } = { steps: [], failure: undefined }
  const define = defineSource({
    id: 'memory',
    api: 1,
    version: '1',
    options: z.object({}),
    provides,
    async *pull() {
      yield* memory.steps
      if (memory.failure) throw memory.failure
    },
  })
  return Object.assign(memory, { source: define(settings) })
}
