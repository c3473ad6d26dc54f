import type { Writer } from './decide-writer.ts'

/** Whose answers of this week a writer may replace: who represents the client never replaces what the client said. */
export function listReplaceable(writer: Writer): readonly Writer[] {
  if (writer === 'self') return ['self', 'representative']
  return writer === 'representative' ? ['representative'] : []
}
