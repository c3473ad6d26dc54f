import { randomBytes, randomUUID } from 'node:crypto'

/** A guest of the stand-in's tenant. */
export interface StandInGuest {
  /** The object id: the `oid` of who signs in. */
  readonly id: string
  readonly email: string
  readonly state: 'PendingAcceptance' | 'Accepted'
  readonly since: Date
}

interface Held extends StandInGuest {
  /** Of each link that was given: where it leads after accepting. */
  readonly tickets: ReadonlyMap<string, string>
}

/** The guests of a tenant, in memory. */
export interface GuestBook {
  readonly list: () => readonly StandInGuest[]
  readonly find: (id: string) => StandInGuest | undefined
  /** The guest with this address, made when there is none, and a new ticket for it. */
  readonly invite: (email: string, back: string) => { readonly guest: StandInGuest; readonly ticket: string }
  /** Where a ticket of this guest leads after accepting; undefined when it is none of theirs. */
  readonly findWay: (id: string, ticket: string) => string | undefined
  readonly accept: (id: string) => void
  /** Removes a guest for good; invited again, the same address is somebody else. */
  readonly remove: (id: string) => void
}

/** A book by this clock, empty but for the guests of before; their links are none any more. */
export function createGuestBook(now: () => Date, before: readonly StandInGuest[] = []): GuestBook {
  const guests = new Map<string, Held>(before.map((guest) => [guest.id, { ...guest, tickets: new Map() }]))
  const find = (id: string) => guests.get(id.toLowerCase())
  const accept = (id: string) => {
    const guest = find(id)
    if (guest?.state === 'PendingAcceptance') guests.set(guest.id, { ...guest, state: 'Accepted', since: now() })
  }
  return {
    list: () => [...guests.values()],
    find,
    invite: (email, back) => {
      const present = [...guests.values()].find((guest) => guest.email.toLowerCase() === email.toLowerCase())
      const held = present ?? {
        id: randomUUID(),
        email,
        state: 'PendingAcceptance' as const,
        since: now(),
        tickets: new Map<string, string>(),
      }
      const ticket = randomBytes(24).toString('base64url')
      const guest = { ...held, tickets: new Map([...held.tickets, [ticket, back]]) }
      guests.set(guest.id, guest)
      return { guest, ticket }
    },
    findWay: (id, ticket) => find(id)?.tickets.get(ticket),
    accept,
    remove: (id) => void guests.delete(id.toLowerCase()),
  }
}
