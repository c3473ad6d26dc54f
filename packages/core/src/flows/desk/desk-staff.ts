import { sql, type Kysely } from 'kysely'
import { ensureAccount, findAccount } from '../../access/accounts.ts'
import { appendAudit } from '../../audit/append-audit.ts'
import type { ActingStaff } from '../../define/account-desk.ts'
import type { DeskMember, DeskStaff } from '../../define/desk-staff.ts'
import { EmailAddress } from '../../define/email-address.ts'
import type { KernelTables } from '../../store/tables.ts'
import { FlowError } from '../flow-error.ts'
import { readStaff } from '../read-staff.ts'
import type { DeskWork } from './desk-work.ts'

const LONGEST_NAME = 200

/** The port by which the desk manages its own staff. Nobody changes what they may do themselves: the last one who can is never locked out by a slip. */
export function createDeskStaff(work: DeskWork): DeskStaff {
  const { composition, store } = work
  return {
    list: () => listMembers(store.system()),
    sets: async () => [...composition.desk.sets.values()].map(({ id, title, rights }) => ({ id, title, rights })),
    put: async (member) => void (await putMember(work, member)),
    remove: (accountId) => removeMember(work, accountId),
  }
}

/** Everybody who is staff of the desk now, by name. */
export async function listMembers(db: Kysely<KernelTables>): Promise<readonly DeskMember[]> {
  const rows = await db
    .selectFrom('desk_member')
    .innerJoin('account', 'account.id', 'desk_member.account_id')
    .select(['account.id', 'account.name', 'account.email', 'sets', 'added_at'])
    .where('removed_at', 'is', null)
    .orderBy('account.name')
    .orderBy('account.id')
    .execute()
  return rows.map(({ id, name, email, sets, added_at: addedAt }) => ({ accountId: id, name, email, sets, addedAt: addedAt.toISOString() }))
}

/** Who does it: a member of staff at the desk, or the command line, which has no account. */
export type StaffWork = Pick<DeskWork, 'store' | 'composition' | 'accounts' | 'now' | 'staff'> & { readonly who?: DeskWork['who'] }

/** Who is staff of the desk, as the command line manages it. */
export interface StaffDesk {
  readonly list: () => Promise<readonly DeskMember[]>
  /** Gives the id of the account. */
  readonly put: (member: Parameters<DeskStaff['put']>[0], staff: ActingStaff) => Promise<string>
  readonly remove: (email: string, staff: ActingStaff) => Promise<void>
}

/** Opens the list of staff for the command line. */
export function createStaffDesk(ports: Omit<StaffWork, 'staff' | 'who'>): StaffDesk {
  return {
    list: () => listMembers(ports.store.system()),
    put: (member, staff) => putMember({ ...ports, staff: readStaff(staff) }, member),
    remove: async (email, staff) => {
      const account = await findAccount(ports.store.system(), { email })
      if (!account) throw new FlowError('NOTHING_TO_DO', `Nobody has the address ${email}.`)
      await removeMember({ ...ports, staff: readStaff(staff) }, account.id)
    },
  }
}

/** Makes somebody staff with these sets, or changes the sets of who is; what they need to sign in is sent when they have nothing yet. Throws `FlowError`. */
export async function putMember(work: StaffWork, member: Parameters<DeskStaff['put']>[0]): Promise<string> {
  const { store, accounts, staff } = work
  const email = EmailAddress.safeParse(member.email)
  const name = member.name.trim()
  if (!email.success || name === '' || name.length > LONGEST_NAME || member.sets.length === 0)
    throw new FlowError('STAFF_INVALID', 'A member of staff has an e-mail address, a name, and at least one permission set of the desk.')
  refuseUnknownSet(work, member.sets)
  const account = await store.transaction((db) => writeMember(db, work, { email: email.data, name, sets: member.sets }))
  if (!accounts || (await accounts.isEnrolled(account))) return account
  await accounts.welcome(account, { ...staff, audience: 'staff', ...(member.phone === undefined ? {} : { phone: member.phone }) })
  return account
}

function refuseUnknownSet({ composition }: StaffWork, sets: readonly string[]): void {
  const known = [...composition.desk.sets.keys()]
  const unknown = sets.find((set) => !known.includes(set))
  if (unknown !== undefined)
    throw new FlowError('SET_UNKNOWN', `The desk has no permission set "${unknown}". Known: ${known.join(', ') || 'none (see desk.sets)'}.`)
}

async function writeMember(
  db: Kysely<KernelTables>,
  work: StaffWork,
  { email, name, sets }: { readonly email: string; readonly name: string; readonly sets: readonly string[] },
): Promise<string> {
  const now = work.now()
  const { id } = await ensureAccount(db, { email, name, locale: work.composition.language.default, now })
  refuseOwn(work, id)
  await db
    .insertInto('desk_member')
    .values({ account_id: id, sets: [...sets], added_by: work.staff.by, added_at: now, changed_at: now })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ sets: [...sets], changed_at: now, removed_at: null }))
    .execute()
  await note(db, work, { eventType: 'desk.member-set', of: id, sets })
  return id
}

/** Takes the desk from somebody at once; their next page is not there any more. Throws `FlowError`. */
export async function removeMember(work: StaffWork, accountId: string): Promise<void> {
  refuseOwn(work, accountId)
  await work.store.transaction(async (db) => {
    const removed = await db
      .updateTable('desk_member')
      .set({ removed_at: work.now() })
      .where(sql<boolean>`account_id = ${accountId}::uuid and removed_at is null`)
      .returning('account_id')
      .executeTakeFirst()
    if (!removed) throw new FlowError('NOTHING_TO_DO', 'This account is no staff of the desk.')
    await note(db, work, { eventType: 'desk.member-removed', of: accountId, sets: [] })
  })
}

function refuseOwn({ who }: StaffWork, accountId: string): void {
  if (who?.accountId === accountId)
    throw new FlowError('STAFF_OWN', 'Nobody changes what they may do at the desk themselves. Ask a colleague.')
}

function note(
  db: Kysely<KernelTables>,
  { now, who, staff }: StaffWork,
  { eventType, of, sets }: { readonly eventType: string; readonly of: string; readonly sets: readonly string[] },
): Promise<void> {
  return appendAudit(db, { eventType, action: 'U', outcome: 'success', at: now(), ...who, detail: { ...staff, of, sets } })
}
