/** How an HTTP request went. */
export interface MeteredRequest {
  readonly method: string
  /** The pattern of the route, never the path. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** How one part was read or acted on. */
export interface MeteredPart {
  readonly part: string
  /** Which of its functions ran, as the access log names it: `part.read`, `part.action`. */
  readonly event: string
  readonly outcome: 'success' | 'refused' | 'failure'
}

/** Counts what this process does. What it is told names no person: no id, no address, nothing that was typed. */
export interface Meter {
  readonly request: (request: MeteredRequest) => void
  readonly part: (part: MeteredPart) => void
  readonly signIn: (outcome: 'success' | 'refused' | 'failure') => void
  readonly sync: (sync: { readonly source: string; readonly outcome: string }) => void
  readonly job: (job: { readonly job: string; readonly outcome: 'done' | 'failed' }) => void
}
