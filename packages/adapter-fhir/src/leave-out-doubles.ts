import type { Rejection, SourceRecord } from '@voordeur/core'
import { Contact } from '@voordeur/core/care'

const INLINE = /\.contact-\d+$/

/**
 * Leaves out a contact that stands inside the Patient and again, word for word, as a RelatedPerson: nl-core lets sources
 * write both. What is left out is named.
 */
export function leaveOutDoubles(records: readonly SourceRecord[]): {
  readonly records: readonly SourceRecord[]
  readonly doubles: readonly Rejection[]
} {
  const own = new Set(
    records.filter((record) => record.type === Contact && !INLINE.test(record.id)).map(({ data }) => JSON.stringify(data)),
  )
  const isDouble = (record: SourceRecord): boolean =>
    record.type === Contact && INLINE.test(record.id) && own.has(JSON.stringify(record.data))
  return {
    records: records.filter((record) => !isDouble(record)),
    doubles: records
      .filter(isDouble)
      .map(({ place }) => ({ place, reason: 'shown once: this contact also stands as a RelatedPerson', type: 'Patient' })),
  }
}
