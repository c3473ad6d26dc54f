import type { ActingStaff } from './account-desk.ts'

/** A person at an identity provider, as staff name one. */
export interface AccountLink {
  /** The id of the way of signing in: `microsoft`. */
  readonly method: string
  /** The person there, by the id that the provider gives to nobody else (the object id of Entra); never an address. */
  readonly subject: string
}

/** A link that holds. `linkedAt` is an instant. */
export interface HeldAccountLink extends AccountLink {
  readonly linkedAt: Date
  readonly linkedBy: string
}

/** Which account belongs to whom at an identity provider, for staff. Each change is in the access log; each throws an error with a sentence for staff. */
export interface AccountLinks {
  readonly list: (accountId: string) => Promise<readonly HeldAccountLink[]>
  /**
   * Lets a person at a provider sign in as this account. One person has one account, and an account one person at each provider. The owner gets a mail,
   * unless it is `unannounced`: for accounts that exist for show.
   */
  readonly link: (accountId: string, link: ActingStaff & AccountLink & { readonly unannounced?: true }) => Promise<void>
  /** Takes the link away, ends every session of the account and forgets its devices, with a mail to the owner; false when there was none. */
  readonly unlink: (accountId: string, link: ActingStaff & Pick<AccountLink, 'method'>) => Promise<boolean>
}
