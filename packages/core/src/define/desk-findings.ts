/** Something of a record that staff should complete or look at in the record system. Nothing of what stands in the record. */
export interface DeskFinding {
  /** The record in the words of its source: whose it is and which (`10437/maatregel-2`). */
  readonly sourceId: string
  readonly source: string
  /** One of the kinds that the plugin's watch declares, and the fields it is about. */
  readonly kind: string
  readonly fields: readonly string[]
  /** Since when; an instant, ISO 8601 in UTC. */
  readonly since: string
}

/** A page of findings, the oldest first; `after` is the cursor of the next page. */
export interface DeskFindingPage {
  readonly findings: readonly DeskFinding[]
  readonly total: number
  readonly after?: string
}

/** What the plugin's own watch found. That somebody looked is logged; of other plugins nothing is listed. */
export interface DeskFindings {
  /** At most fifty a page. */
  readonly list: (after?: string) => Promise<DeskFindingPage>
  /** How many there are. Nobody looked at any, so that nothing is logged. */
  readonly count: () => Promise<number>
}
