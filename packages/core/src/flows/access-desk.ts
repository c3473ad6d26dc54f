import { decideAccess, type AccessState } from '../access/access-state.ts'
import { listNetwork, type NetworkAccess } from '../access/list-network.ts'
import { appendAudit } from '../audit/append-audit.ts'
import type { Composition } from '../compose/composition.ts'
import type { ActingStaff } from '../define/account-desk.ts'
import type { Store } from '../store/store.ts'
import { block, consent, makeAdmin, revoke, unblock, type AccessDeed } from './access-deeds.ts'
import { findAccess, type NamedAccess } from './find-access.ts'
import { findClient } from './find-client.ts'
import { FlowError } from './flow-error.ts'
import { hideRecord, showRecord, type RecordKey } from './hide-record.ts'
import { readReason, readStaff } from './read-staff.ts'

/** An access as the desk lists it, with whether it is open now. */
export interface ListedAccess extends Pick<
  NetworkAccess,
  'name' | 'email' | 'basis' | 'represents' | 'portalAdmin' | 'rights' | 'validUntil'
> {
  readonly state: AccessState
}

/** What staff do about the access of people to a client, and about a record that is wrong. Everything throws `FlowError` with what is wrong, and stands in the access log. */
export interface AccessDesk {
  readonly list: (asked: { readonly clientNumber: string } & ActingStaff) => Promise<readonly ListedAccess[]>
  /** Takes an access for good. */
  readonly revoke: (asked: NamedAccess & ActingStaff) => Promise<void>
  /** Closes an access at once, until staff open it again. */
  readonly block: (asked: NamedAccess & ActingStaff) => Promise<void>
  readonly unblock: (asked: NamedAccess & ActingStaff) => Promise<void>
  /** Notes that a client of 12 to 15 agreed that a parent or guardian reads. */
  readonly consent: (asked: NamedAccess & ActingStaff) => Promise<void>
  /** Gives the role of portal administrator to this person and takes it from who had it. */
  readonly makeAdmin: (asked: NamedAccess & ActingStaff) => Promise<void>
  /** Hides a record at once, until its source delivers another version. */
  readonly hide: (asked: RecordKey & ActingStaff & { readonly reason: string }) => Promise<void>
  readonly show: (asked: RecordKey & ActingStaff & { readonly reason: string }) => Promise<void>
}

/** What the desk needs. */
export interface DeskPorts {
  readonly store: Store
  readonly composition: Composition
  readonly now: () => Date
}

/** Opens the desk of a portal. */
export function createAccessDesk(ports: DeskPorts): AccessDesk {
  const forAccess = (run: (deed: AccessDeed) => Promise<void>) => (asked: NamedAccess & ActingStaff) => {
    const staff = readStaff(asked)
    return ports.store.transaction(async (db) => run({ db, now: ports.now(), staff, who: {}, ...(await findAccess(db, asked)) }))
  }
  const forRecord = (turn: typeof hideRecord, nothing: string) => (asked: RecordKey & ActingStaff & { readonly reason: string }) => {
    const named = { staff: readStaff(asked), reason: readReason(asked.reason) }
    return ports.store.transaction(async (db) => {
      if (!(await turn({ db, now: ports.now(), ...named }, asked))) throw new FlowError('RECORD_UNKNOWN', nothing)
    })
  }
  return {
    list: (asked) => list(ports, asked),
    revoke: forAccess(revoke),
    block: forAccess(block),
    unblock: forAccess(unblock),
    consent: forAccess(consent),
    makeAdmin: forAccess(makeAdmin),
    hide: forRecord(hideRecord, 'No record that shows has this source, type and id; it may be hidden already.'),
    show: forRecord(showRecord, 'No hidden record has this source, type and id.'),
  }
}

async function list({ store, composition, now }: DeskPorts, asked: { readonly clientNumber: string } & ActingStaff) {
  const staff = readStaff(asked)
  return store.transaction(async (db) => {
    const client = await findClient(db, asked.clientNumber)
    const { accesses } = await listNetwork(db, client.id)
    const event = { eventType: 'access.listed', action: 'R', outcome: 'success' } as const
    await appendAudit(db, { ...event, at: now(), clientId: client.id, detail: { ...staff } })
    return accesses.map((access) => ({ ...access, state: decideAccess(access, composition.access, now()) }))
  })
}
