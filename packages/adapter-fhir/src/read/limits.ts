/** What one file may cost before it is refused. */
export interface Limits {
  readonly maxBytes: number
  /** Levels of elements or objects inside each other; a FHIR resource stays under thirty. */
  readonly maxDepth: number
}

/** Limits when none are stated: 64 MiB and 100 levels. */
export const DEFAULT_LIMITS: Limits = { maxBytes: 64 * 1024 * 1024, maxDepth: 100 }
