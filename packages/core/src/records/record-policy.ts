/** What the organisation decided for one record type, with every default filled in. */
export interface ResolvedRecordPolicy {
  readonly visibleAfterSeconds: number
  readonly staffNames: 'show' | 'role'
  readonly discussedOnly: boolean
}

/** The moment from which a record is visible: elapsed time from recording, so a clock change moves nothing. */
export function toVisibleFrom(recordedAt: Date, policy: ResolvedRecordPolicy): Date {
  return new Date(recordedAt.getTime() + policy.visibleAfterSeconds * 1000)
}

/** Whether a version must wait: the organisation shows only what was discussed, and this was not. */
export function mustWait(discussedAt: Date | undefined, policy: ResolvedRecordPolicy): boolean {
  return policy.discussedOnly && discussedAt === undefined
}
