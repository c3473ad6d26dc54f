import { sql, type Kysely } from 'kysely'
import { decideAccess, type AccessState } from '../access/access-state.ts'
import { decideGrant } from '../access/decide-grant.ts'
import { isOverChild } from '../access/age.ts'
import { holdAdminRole, holdPortalAdmin } from '../access/hold-portal-admin.ts'
import { listNetwork, type NetworkAccess } from '../access/list-network.ts'
import { appendAudit } from '../audit/append-audit.ts'
import type { Composition } from '../compose/composition.ts'
import type { ActingStaff } from '../define/account-desk.ts'
import { toAmsterdamDay } from '../define/amsterdam.ts'
import { addNotice } from '../notices/add-notice.ts'
import type { Store } from '../store/store.ts'
import type { KernelTables } from '../store/tables.ts'
import { blockAccess, unblockAccess } from './block-access.ts'
import { endAccess } from './end-access.ts'
import { findAccess, type NamedAccess } from './find-access.ts'
import { findClient, type FoundClient } from './find-client.ts'
import { FlowError } from './flow-error.ts'
import { handOverAdmin } from './hand-over-admin.ts'
import { hideRecord, showRecord, type RecordKey } from './hide-record.ts'
import { readReason, readStaff, type NamedStaff } from './read-staff.ts'

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

interface Work {
  readonly db: Kysely<KernelTables>
  readonly now: Date
  readonly staff: NamedStaff
  readonly client: FoundClient
  readonly access: NetworkAccess
}

/** Opens the desk of a portal. */
export function createAccessDesk(ports: DeskPorts): AccessDesk {
  const forAccess = (run: (work: Work) => Promise<void>) => (asked: NamedAccess & ActingStaff) => {
    const staff = readStaff(asked)
    return ports.store.transaction(async (db) => run({ db, now: ports.now(), staff, ...(await findAccess(db, asked)) }))
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

function revoke({ db, now, staff, client, access }: Work): Promise<void> {
  const ended = { id: access.id, accountId: access.accountId, clientId: client.id }
  return endAccess({ db, now, access: ended, who: { accessId: access.id }, detail: { ...staff } })
}

async function block({ db, now, staff, access }: Work): Promise<void> {
  if (await blockAccess({ db, now, hand: 'organisation', who: {}, detail: { ...staff } }, access.id)) return
  throw new FlowError('NOTHING_TO_DO', `The organisation blocked the access of ${access.name} already.`)
}

async function unblock({ db, now, staff, access }: Work): Promise<void> {
  if (await unblockAccess({ db, now, hand: 'organisation', who: {}, detail: { ...staff } }, access.id)) return
  throw new FlowError('NOTHING_TO_DO', `The access of ${access.name} is not blocked.`)
}

async function consent(work: Work): Promise<void> {
  const { db, now, client, access } = work
  if (!isOverChild(access.basis))
    throw new FlowError('GRANT_REFUSED', `${access.name} has access on the basis "${access.basis}", for which no child has to agree.`)
  const facts = { bornOn: client.bornOn, today: toAmsterdamDay(now), administratorRights: [] }
  const refused = decideGrant({ basis: access.basis, represents: false, rights: [], consented: true }, facts)
  if (refused.length > 0) throw new FlowError('GRANT_REFUSED', 'Only a client who is twelve or older and not yet sixteen can agree.')
  if (access.consentedAt) throw new FlowError('NOTHING_TO_DO', 'The client agreed already.')
  await db
    .updateTable('access')
    .set({ consented_at: now })
    .where(sql<boolean>`id = ${access.id}::uuid`)
    .execute()
  await appendAudit(db, {
    eventType: 'access.consented',
    action: 'U',
    outcome: 'success',
    at: now,
    clientId: client.id,
    accessId: access.id,
    detail: { ...work.staff, of: access.accountId },
  })
  const reference = `${access.id} ${now.toISOString()}`
  // Without the client's word this access was closed.
  await addNotice(db, { accountId: access.accountId, clientId: client.id, kind: 'access-unblocked', reference, values: {}, now })
}

async function makeAdmin({ db, now, staff, client, access }: Work): Promise<void> {
  await holdAdminRole(db, client.id)
  if (await holdPortalAdmin(db, access.id)) throw new FlowError('NOTHING_TO_DO', `${access.name} is the portal administrator already.`)
  if (await handOverAdmin({ db, now, clientId: client.id, accessId: access.id, who: {}, detail: { ...staff } })) return
  throw new FlowError('NOTHING_TO_DO', `The access of ${access.name} is blocked. Unblock it first.`)
}
