/** Something a configuration does that is weaker than the default, with the requirement it touches (ASVS, NIST). */
export interface Finding {
  readonly id: string
  /** An `error` stops the portal unless it is listed in `acceptedRisks`. */
  readonly level: 'error' | 'warning'
  readonly requirement: string
  readonly message: string
}

/** A finding the organisation accepts by name. `until` is a date (YYYY-MM-DD). */
export interface AcceptedRisk {
  readonly id: string
  readonly reason: string
  readonly by: string
  readonly until: string
}
