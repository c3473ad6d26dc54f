import { sql, type Kysely } from 'kysely'
import { decideAccess } from '../../access/access-state.ts'
import { listNetwork, type NetworkAccess } from '../../access/list-network.ts'
import type { DeskAccess, DeskAccessOf, DeskGrant, DeskPerson } from '../../define/desk-access.ts'
import { isId } from '../../store/ids.ts'
import type { KernelTables } from '../../store/tables.ts'
import { block, consent, makeAdmin, revoke, unblock, type AccessDeed } from '../access-deeds.ts'
import { findAccessById } from '../find-access.ts'
import { findClientById } from '../find-client.ts'
import { FlowError } from '../flow-error.ts'
import { grantWithin, readGrant, toRights } from '../grant-access.ts'
import { hideRecord, showRecord } from '../hide-record.ts'
import { readReason } from '../read-staff.ts'
import { refuseOwnAccess } from '../refuse-own-access.ts'
import { createRequestSeal } from '../requests/request-content.ts'
import { askWelcome, WELCOME_GRANTED_JOB } from '../requests/welcome-granted.ts'
import type { DeskWork } from './desk-work.ts'
import { listSets } from './list-sets.ts'
import { noteDeed } from './note-deed.ts'
import { hasSameAccess } from './same-access.ts'

/** The port by which staff see and change who has access to whom. Each is one transaction with its entry in the access log. */
export function createDeskAccess(work: DeskWork): DeskAccess {
  const { store, now, staff, who } = work
  const turn = (run: (deed: AccessDeed) => Promise<void>) => (accessId: string) =>
    store.transaction(async (db) => run({ db, now: now(), staff, who, ...(await findAccessById(db, accessId)) }))
  const widen = (run: (deed: AccessDeed) => Promise<void>) =>
    turn(async (deed) => {
      refuseOwnAccess(work, deed.access.accountId)
      await run(deed)
    })
  return {
    sets: async () => listSets(work),
    ofClient: (clientId) => listOfClient(work, clientId),
    ofAccount: (accountId) => listOfAccount(work, accountId),
    grant: (grant) => grantFirst(work, grant),
    revoke: turn(revoke),
    block: turn(block),
    unblock: widen(unblock),
    consent: widen(consent),
    makeAdmin: widen(makeAdmin),
    hideRecord: (asked) => turnRecord(work, asked),
  }
}

async function listOfClient(work: DeskWork, clientId: string): Promise<readonly DeskPerson[]> {
  if (!isId(clientId)) return []
  const db = work.store.system()
  const { accesses } = await listNetwork(db, clientId)
  if (accesses.length === 0) return []
  await noteDeed(db, work, { eventType: 'access.listed', action: 'R', outcome: 'success', clientId })
  const evidence = await findEvidence(db, clientId)
  return accesses.map((access) => toPerson(access, evidence.get(access.id), work))
}

async function findEvidence(db: Kysely<KernelTables>, clientId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('access')
    .select(['id', 'evidence'])
    .where('client_id', '=', clientId)
    .where('evidence', 'is not', null)
    .where('revoked_at', 'is', null)
    .execute()
  return new Map(rows.flatMap(({ id, evidence }) => (evidence ? [[id, evidence] as const] : [])))
}

function toPerson(access: NetworkAccess, evidence: string | undefined, { composition, now }: DeskWork): DeskPerson {
  const { id, accountId, name, email, basis, represents, portalAdmin, rights, validUntil } = access
  return {
    accessId: id,
    accountId,
    name,
    email,
    basis,
    represents,
    portalAdmin,
    rights,
    state: decideAccess(access, composition.access, now()),
    ...(validUntil === undefined ? {} : { validUntil: validUntil.toISOString() }),
    ...(evidence === undefined ? {} : { evidence }),
  }
}

async function listOfAccount(work: DeskWork, accountId: string): Promise<readonly DeskAccessOf[]> {
  if (!isId(accountId)) return []
  const db = work.store.system()
  const { rows } = await sql<{ id: string; number: string; name: string }>`
    select distinct client.name, client.id, coalesce(client.number, client.source_id) as number
    from access join client on client.id = access.client_id
    where access.account_id = ${accountId}::uuid and access.revoked_at is null and client.erased_at is null
    order by client.name, client.id limit 50`.execute(db)
  await noteDeed(db, work, { eventType: 'desk.account-access-listed', action: 'R', outcome: 'success', detail: { of: accountId } })
  const listed = await Promise.all(rows.map(async (client) => ({ client, ...(await listNetwork(db, client.id)) })))
  return listed.flatMap(({ client, accesses }) =>
    accesses.filter((access) => access.accountId === accountId).map((access) => toAccessOf(client, toPerson(access, undefined, work))),
  )
}

function toAccessOf(
  client: DeskAccessOf['client'],
  { accessId, basis, represents, portalAdmin, state, validUntil }: DeskPerson,
): DeskAccessOf {
  return { client, accessId, basis, represents, portalAdmin, state, ...(validUntil === undefined ? {} : { validUntil }) }
}

/** Account, access, mail, entry in the access log, and that the person waits for what they sign in with: all or none. */
async function grantFirst(work: DeskWork, { clientId, phone, ...terms }: DeskGrant): Promise<void> {
  const { store, outbox, staff, now } = work
  if (phone !== undefined && work.accounts && work.accounts.readPhone(phone) === undefined)
    throw new FlowError('PHONE_INVALID', 'This is no mobile number that can be used.')
  await store.transaction(async (db) => {
    const client = await findClientById(db, clientId)
    if (!client) throw new FlowError('CLIENT_UNKNOWN', 'There is no such client, or the copy was erased.')
    const input = readGrant({ ...terms, clientNumber: client.id })
    if (await hasSameAccess(db, { ...input, clientId: client.id, rights: toRights(input, work.composition) }, now()))
      throw new FlowError('ACCESS_STANDS', 'This person has this access already.')
    const granted = await grantWithin(db, { input, client }, { ...work, grantedBy: staff.by, notify: true, desk: work })
    await askWelcome(db, createRequestSeal(work.keys), { accountId: granted.accountId, phone, staff, now: now() })
  })
  await work.hurry(WELCOME_GRANTED_JOB)
  await outbox.wake()
}

async function turnRecord({ store, now, staff, who }: DeskWork, asked: Parameters<DeskAccess['hideRecord']>[0]): Promise<void> {
  const { hidden, reason: typed, ...key } = asked
  const reason = readReason(typed)
  await store.transaction(async (db) => {
    const turned = await (hidden ? hideRecord : showRecord)({ db, now: now(), staff, who, reason }, key)
    if (!turned) throw new FlowError('RECORD_UNKNOWN', 'Nothing that could be turned has this source, type and id.')
  })
}
