import { z } from 'zod'
import type { OutgoingMessage } from '../define/outgoing-message.ts'
import type { RecordType } from '../define/record.ts'
import { defineSource, type SendContext, type Source, type SyncStep } from '../define/source.ts'

/** A source whose steps a test writes, and may change between two syncs. */
export interface MemorySource {
  readonly source: Source
  /** What the next sync delivers. */
  steps: readonly SyncStep[]
  /** What the next sync fails with, after its steps. */
  failure: Error | undefined
  /** Messages that it took, by their id: the same id twice is one. */
  readonly taken: Map<string, { readonly client: SendContext<unknown>['client']; readonly message: OutgoingMessage }>
  /** What taking a message fails with, until it is taken away. */
  refusal: Error | undefined
}

/** Makes a source in memory that provides these types; with `takesMessages` it takes messages of the client's side. */
export function createMemorySource(
  provides: readonly RecordType[],
  settings: { readonly name?: string; readonly leads?: boolean; readonly takesMessages?: boolean } = {},
): MemorySource {
  const { takesMessages = false, ...own } = settings
  const memory: Omit<MemorySource, 'source'> = { steps: [], failure: undefined, taken: new Map(), refusal: undefined }
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
    send: () =>
      takesMessages
        ? {
            message: async ({ client }, message) => {
              if (memory.refusal) throw memory.refusal
              memory.taken.set(message.id, { client, message })
            },
          }
        : {},
  })
  return Object.assign(memory, { source: define(own) })
}
