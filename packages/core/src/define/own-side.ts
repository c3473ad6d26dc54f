/** What of an access says on whose side of the client it is. */
export interface AccessSide {
  readonly basis: string
  readonly represents: boolean
}

/** Whether an access is of the client's own side: the client, or who represents them. Without an access to the client it is not. */
export function isOwnSide(access: AccessSide | undefined): boolean {
  return access !== undefined && (access.basis === 'self' || access.represents)
}
