/** Something a configuration does that is weaker than the default, with the requirement it touches (ASVS, NIST). */
export interface Finding {
  readonly id: string
  /** An `error` stops the portal unless it is listed in `acceptedRisks`. */
  readonly level: 'error' | 'warning'
  readonly requirement: string
  readonly message: string
}

/** A finding the organisation accepts by name. */
export interface AcceptedRisk {
  /** The id of the finding, as `voordeur check` says it. */
  readonly id: string
  /** Why the organisation accepts it. */
  readonly reason: string
  /** Who decided so. */
  readonly by: string
  /** The last day on which it is accepted. A date (YYYY-MM-DD). */
  readonly until: string
}
