import type { PartContext } from '@voordeur/core'
import { Contact } from '@voordeur/core/care'

/** The contact persons in the order in which they are called. */
export interface ContactsPage {
  readonly contacts: readonly Contact[]
}

const LAST = 999

/** Loads the contact persons of a client. */
export async function loadContacts({ records }: PartContext<'client'>): Promise<ContactsPage> {
  const all = await records.all(Contact)
  return { contacts: toCallOrder(all.map(({ data }) => data)) }
}

/** By rank, then by the number of the role (COD472: 01 first contact, 02 second), then by name. */
export function toCallOrder(contacts: readonly Contact[]): readonly Contact[] {
  return contacts.toSorted(
    (one, other) =>
      (one.rank ?? LAST) - (other.rank ?? LAST) ||
      toRoleNumber(one) - toRoleNumber(other) ||
      one.name.display.localeCompare(other.name.display, 'nl'),
  )
}

function toRoleNumber({ roles }: Contact): number {
  const numbers = roles.map(({ code }) => Number(code)).filter((number) => Number.isInteger(number))
  return Math.min(LAST, ...numbers)
}
