import type { Rejection, SourceRecord } from '@voordeur/core'

/**
 * Takes back that an item was discussed when another item of the client has the same id: FHIR lets a goal and a plan share
 * one, and a line about the goal must not show the plan. Each is named. Records of one resource stand at one place.
 */
export function takeBackAmbiguous(records: readonly SourceRecord[]): {
  readonly records: readonly SourceRecord[]
  readonly rejected: readonly Rejection[]
} {
  const places = Map.groupBy(records, ({ id }) => id)
  const isAmbiguous = ({ id, discussedAt }: SourceRecord): boolean =>
    discussedAt !== undefined && new Set((places.get(id) ?? []).map(({ place }) => JSON.stringify(place))).size > 1
  return {
    records: records.map((record) => (isAmbiguous(record) ? withoutDiscussed(record) : record)),
    rejected: records.filter(isAmbiguous).map(({ place }) => ({
      place,
      reason:
        'another item of this client has the same id, so that it is not known which of them was discussed; neither counts as discussed',
      type: 'discussed',
    })),
  }
}

function withoutDiscussed({ discussedAt: _, ...record }: SourceRecord): SourceRecord {
  return record
}
