import { findAccount } from '../access/accounts.ts'
import { isTermOver } from '../access/account-end.ts'
import { type AccountHold, type AccountStanding, listStandings } from '../access/account-standing.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { isTooMuch } from '../records/brake.ts'
import { readCode } from '../store/database-fault.ts'
import { NOBODY } from '../store/tables.ts'
import { eraseAccount, listColumnsOf, type AccountErasure } from './erase-account.ts'
import { ALWAYS_ERASED, type EraseAsked, type ErasePorts, type EraseResult } from './erase-clients.ts'
import { FlowError } from './flow-error.ts'
import type { NamedStaff } from './read-staff.ts'

const BATCH = 200

/**
 * Erases every account that had no access to a client and no work at the desk for as long as the organisation keeps one, one account per transaction.
 * It stops, like the erasing of clients, when so many are due that it looks like a mistake, unless staff accept it.
 */
export async function eraseAccounts(ports: ErasePorts, asked: EraseAsked = { acceptMany: false }): Promise<EraseResult> {
  const due = await listDue(ports)
  const result = { due: due.length, erased: 0, failed: 0, stopped: false }
  if (!asked.acceptMany && (await isMany(ports, due.length))) {
    await note(ports, 'account.erase-stopped', { detail: { due: due.length } })
    return { ...result, stopped: true }
  }
  if (due.length === 0) return result
  const plan = { ...(await toPlan(ports, asked.staff)), mayErase: (standing: AccountStanding) => isDue(standing, ports) }
  for (const accountId of due) {
    const done = await eraseOne(ports, accountId, plan)
    result.erased += done === 'erased' ? 1 : 0
    result.failed += done === 'failed' ? 1 : 0
  }
  return result
}

/** Erases the account of somebody who asks for it, at once. Throws `ACCOUNT_UNKNOWN`, and `ACCOUNT_STANDS` while something keeps it. */
export async function eraseAskedAccount(
  ports: ErasePorts,
  { email, staff }: { readonly email: string; readonly staff: NamedStaff },
): Promise<void> {
  const plan = { ...(await toPlan(ports, staff)), mayErase: refuseHeld }
  const erased = await ports.store.transaction(async (db) => {
    const found = await findAccount(db, { email })
    return found !== undefined && (await eraseAccount(db, found.id, plan))
  })
  if (!erased) throw new FlowError('ACCOUNT_UNKNOWN', `No account has the address ${email}.`)
}

const HELD: Readonly<Record<AccountHold, string>> = {
  access: 'it has access to a client, or may have it again; take that first with `voordeur access revoke`',
  desk: 'it is staff of the desk; take that first with `voordeur desk remove`',
  invitation: 'somebody invited it and waits for an answer; let it be declined or withdrawn first',
  message: 'a message of it is on its way to the care record; try again when it has arrived',
}

function refuseHeld({ holds }: AccountStanding): boolean {
  if (holds.length === 0) return true
  throw new FlowError('ACCOUNT_STANDS', `The account can't be erased: ${holds.map((hold) => HELD[hold]).join('; ')}.`, holds)
}

function isDue({ holds, lastAt }: AccountStanding, { composition, now }: ErasePorts): boolean {
  return holds.length === 0 && isTermOver(lastAt, composition.access.accountDays, now())
}

async function listDue(ports: ErasePorts): Promise<readonly string[]> {
  const { store, composition, now } = ports
  const due: string[] = []
  let after: string | undefined = NOBODY
  while (after !== undefined) {
    const batch = await listStandings(store.system(), { ends: composition.access, now: now(), after, limit: BATCH })
    due.push(...batch.filter((standing) => isDue(standing, ports)).map(({ id }) => id))
    after = batch.at(-1)?.id
  }
  return due
}

async function isMany({ store, composition }: ErasePorts, due: number): Promise<boolean> {
  const { brake } = composition
  const { count } = await store
    .system()
    .selectFrom('account')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return isTooMuch(due, Number(count), { share: brake.clients, always: Math.max(brake.always, ALWAYS_ERASED) })
}

async function toPlan(ports: ErasePorts, staff: NamedStaff | undefined): Promise<Omit<AccountErasure, 'mayErase'>> {
  return { ends: ports.composition.access, now: ports.now(), columns: await listColumnsOf(ports), detail: { ...staff } }
}

async function eraseOne(ports: ErasePorts, accountId: string, plan: AccountErasure): Promise<'erased' | 'not-due' | 'failed'> {
  try {
    return (await ports.store.transaction((db) => eraseAccount(db, accountId, plan))) ? 'erased' : 'not-due'
  } catch (error) {
    // A code says enough; the message of a database repeats what stands in the row.
    await note(ports, 'account.erased', { accountId, detail: { code: readCode(error) } })
    return 'failed'
  }
}

function note(
  { store, now }: ErasePorts,
  eventType: 'account.erased' | 'account.erase-stopped',
  about: { readonly accountId?: string; readonly detail: Readonly<Record<string, unknown>> },
): Promise<void> {
  return appendAudit(store.system(), { eventType, ...about, action: 'D', outcome: 'failure', at: now() })
}
