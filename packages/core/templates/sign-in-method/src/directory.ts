/** Somebody whom the directory knows, by an id that it gives to nobody else: never an address, which may change hands. */
export interface DirectoryPerson {
  readonly id: string
}

/** Where people are known with what they prove it by: a register of the organisation, over LDAP or an address of its own. */
export interface Directory {
  /** Never changes: people are linked to accounts under it. */
  readonly issuer: string
  /** As people know it: `Personeelsregister`. */
  readonly name: string
  /** Who this is; undefined for a wrong answer and for somebody unknown alike. Throws when the directory can't be reached. */
  readonly check: (number: string, code: string) => Promise<DirectoryPerson | undefined>
}
