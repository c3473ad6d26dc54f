/** A sentence above every page of the portal, also before signing in. Instants are ISO 8601 in UTC. */
export interface Banner {
  readonly text: string
  readonly from: string
  readonly until: string
}

/** A version of the terms of use, in plain text: paragraphs are parted by an empty line. */
export interface TermsVersion {
  readonly id: string
  /** Counts up from 1. */
  readonly version: number
  readonly text: string
  readonly publishedAt: string
  readonly publishedBy: string
}

/** A version of the terms of use with how many accounts agreed to it. */
export interface CountedTerms extends TermsVersion {
  readonly accepted: number
}

/** What holds for the whole portal. */
export interface DeskPortal {
  readonly banner: () => Promise<Banner | undefined>
  /** Sets the banner, or takes it away. */
  readonly setBanner: (banner: Banner | undefined) => Promise<void>
  /** Newest first. */
  readonly terms: () => Promise<readonly CountedTerms[]>
  /** Publishes another version; a published one is never changed. */
  readonly publishTerms: (text: string) => Promise<void>
}
