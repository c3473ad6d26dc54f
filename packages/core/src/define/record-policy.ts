/** What an organisation decides per record type. */
export interface RecordPolicy {
  /** How long after recording it becomes visible, as elapsed time (`PT24H`). Default `PT0H`. */
  readonly visibleAfter?: string
  /** Whether names of staff are shown or replaced by the role. Default `role`. */
  readonly staffNames?: 'show' | 'role'
  /** Whether only what was discussed with the client is shown. Default false. */
  readonly discussedOnly?: boolean
}
