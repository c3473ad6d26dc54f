/** A member of staff at the desk. */
export interface DeskMember {
  readonly accountId: string
  readonly name: string
  readonly email: string
  /** Ids of permission sets of the desk. */
  readonly sets: readonly string[]
  readonly addedAt: string
  readonly lastSeenAt?: string
}

/** Staff of the desk. Their rights follow the sets as the configuration has them now. */
export interface DeskStaff {
  readonly list: () => Promise<readonly DeskMember[]>
  /** The permission sets of the desk, with their titles and rights. */
  readonly sets: () => Promise<readonly { readonly id: string; readonly title: string; readonly rights: readonly string[] }[]>
  /** Makes somebody staff of the desk and sends what they need to sign in; for who is staff already it sets the sets. Nobody changes their own. */
  readonly put: (member: {
    readonly email: string
    readonly name: string
    readonly sets: readonly string[]
    readonly phone?: string
  }) => Promise<void>
  /** Takes the desk from somebody at once. Nobody takes their own. */
  readonly remove: (accountId: string) => Promise<void>
}
