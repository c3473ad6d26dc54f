import type { RecordType } from '../define/record.ts'
import type { ResolvedRecordPolicy } from './record-policy.ts'
import type { Brake } from './brake.ts'

/** The organisation's decisions that ingesting follows; the composition gives them. */
export interface IngestRules {
  readonly recordPolicy: (type: string) => ResolvedRecordPolicy
  /** Every type of the portal, by name. */
  readonly recordTypes: ReadonlyMap<string, RecordType>
  readonly brake: Brake
  /** Whole days after the last day in care, in Amsterdam; what a source still delivers after them is not kept. */
  readonly access: { readonly endsAfterCareDays: number }
}
