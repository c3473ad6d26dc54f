import type { Kysely } from 'kysely'
import type { AccountDesk } from '../../define/account-desk.ts'
import type { Store } from '../../store/store.ts'
import type { KernelTables } from '../../store/tables.ts'
import type { NamedStaff } from '../read-staff.ts'
import type { RequestSeal } from './request-content.ts'

/** The job that sends people whom staff gave access what they sign in with; a schedule finds what nobody asked for. */
export const WELCOME_GRANTED_JOB = 'access.welcome'

const BATCH = 50
const AGAIN_MS = 60 * 60 * 1000
const GIVEN_UP_MS = 14 * 24 * AGAIN_MS

/** What sending it needs. */
export interface WelcomeGrantedPorts {
  readonly store: Store
  readonly seal: RequestSeal
  /** What gives an account something to sign in with; undefined where the way of signing in leaves that to somebody else. */
  readonly accounts: AccountDesk | undefined
  readonly now: () => Date
  readonly onFailure: (accountId: string, error: unknown) => void
}

/** Somebody who was given access. */
export interface Welcomed {
  readonly accountId: string
  /** As staff typed it; never one that a stranger gave. */
  readonly phone: string | undefined
  readonly staff: NamedStaff
  readonly now: Date
}

/** Notes in the caller's transaction that somebody waits for what they sign in with: it is sent if and only if the access exists, also when the process dies. */
export async function askWelcome(db: Kysely<KernelTables>, seal: RequestSeal, { accountId, phone, staff, now }: Welcomed): Promise<void> {
  const sealed = phone === undefined ? null : seal.close(`phone ${accountId}`, Buffer.from(phone))
  const row = { phone: sealed, asked_by: staff.by, via: staff.via ?? null, created_at: now, due_at: now }
  await db
    .insertInto('access_welcome')
    .values({ account_id: accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute()
}

/**
 * Sends everybody who waits what they sign in with; whoever has something already gets nothing. What fails is tried again after an hour, for two weeks,
 * and holds up nobody else.
 */
export async function welcomeGranted(ports: WelcomeGrantedPorts): Promise<void> {
  for (;;) {
    const due = await listDue(ports)
    for (const row of due) await welcomeOne(ports, row)
    if (due.length < BATCH) return
  }
}

const listDue = ({ store, now }: WelcomeGrantedPorts) =>
  store.system().selectFrom('access_welcome').selectAll().where('due_at', '<=', now()).orderBy('due_at').limit(BATCH).execute()

async function welcomeOne(ports: WelcomeGrantedPorts, row: Awaited<ReturnType<typeof listDue>>[number]): Promise<void> {
  const { store, accounts, seal, now } = ports
  const accountId = row.account_id
  try {
    if (accounts && !(await accounts.isEnrolled(accountId))) {
      const phone = row.phone === null ? {} : { phone: Buffer.from(seal.open(`phone ${accountId}`, row.phone)).toString('utf8') }
      const via = row.via === null ? {} : { via: row.via }
      // Tried again because the process died, it is one welcome.
      await accounts.welcome(accountId, { by: row.asked_by, ...via, ...phone, once: `${accountId} ${row.created_at.toISOString()}` })
    }
    await settle(store, row, undefined)
  } catch (error) {
    ports.onFailure(accountId, error)
    const at = now().getTime()
    await settle(store, row, at - row.created_at.getTime() > GIVEN_UP_MS ? undefined : new Date(at + AGAIN_MS))
  }
}

/** Takes somebody off the list, or puts them further down; somebody who was put on it anew meanwhile stays. */
async function settle(store: Store, row: Awaited<ReturnType<typeof listDue>>[number], again: Date | undefined): Promise<void> {
  const db = store.system()
  const isRow = { account_id: row.account_id, created_at: row.created_at }
  if (again)
    await db
      .updateTable('access_welcome')
      .set({ due_at: again })
      .where((eb) => eb.and(isRow))
      .execute()
  else
    await db
      .deleteFrom('access_welcome')
      .where((eb) => eb.and(isRow))
      .execute()
}
