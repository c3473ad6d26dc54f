/** Closes what may stand in the database only unreadable, and opens it again. */
export interface Seal {
  /** Closes bytes under the name of what they are, with the newest secret: AES-256-GCM, and in front which secret it was. */
  readonly close: (name: string, bytes: Uint8Array) => Uint8Array
  /** Opens what any of the given secrets closed; throws for another name, for a secret that was not given, and for what was changed. */
  readonly open: (name: string, closed: Uint8Array) => Uint8Array
}

/** Key material by purpose: what leaks of one purpose tells nothing of another. */
export interface PortalKeys {
  /** 32 bytes, the same for as long as this database lives, also when the portal's secret is changed: to count by a digest. */
  readonly secret: (purpose: string) => Uint8Array
  /** 32 bytes of each secret that was given: the first makes, every one verifies. For what lives so shortly that nothing is kept of it. */
  readonly keys: (purpose: string) => readonly [Uint8Array, ...Uint8Array[]]
  /** For what is stored: when the portal's secret is changed, it is closed anew. */
  readonly seal: (purpose: string) => Seal
}

/** A column that holds something sealed, so that it can be closed anew when the portal's secret is changed. */
export interface SealedColumn {
  readonly table: string
  readonly column: string
  /** The purpose of the seal that closed it. */
  readonly purpose: string
  /** `bytes` as they are; `text` as base64url, behind `prefix`. */
  readonly as: 'bytes' | 'text'
  readonly prefix?: string
  /** The columns from which the name is made under which it was closed. */
  readonly of: readonly string[]
  readonly name: (row: Readonly<Record<string, unknown>>) => string
}
