import { findAccount } from '../../access/accounts.ts'
import type { AccountDesk } from '../../define/account-desk.ts'
import type { AccountSummary } from '../../define/authenticator.ts'
import type { DeskAccount, DeskAccounts } from '../../define/desk-accounts.ts'
import { isId } from '../../store/ids.ts'
import { FlowError, type FlowErrorCode } from '../flow-error.ts'
import type { DeskWork } from './desk-work.ts'
import { noteDeed } from './note-deed.ts'

/** The port by which staff help people to sign in. What is done stands in the access log twice: as a deed of staff, and with the account it is about. */
export function createDeskAccounts(work: DeskWork): DeskAccounts {
  const { staff } = work
  return {
    find: async (email) => open(work, await findAccount(work.store.system(), { email: email.trim() }), 'desk.account-found'),
    open: async (id) => open(work, await findById(work, id), 'desk.account-opened'),
    resendWelcome: (id, phone) =>
      act(work, { id, eventType: 'desk.welcome-sent' }, (desk) =>
        desk.welcome(id, { ...staff, ...(phone === undefined ? {} : { phone }) }),
      ),
    unlock: (id) => act(work, { id, eventType: 'desk.account-unlocked' }, (desk) => desk.unlock(id, staff)),
    endEverywhere: (id) => act(work, { id, eventType: 'desk.account-signed-out' }, (desk) => desk.endEverywhere(id, staff)),
    block: (id, blocked) => block(work, id, blocked),
    requestRecovery: (id, request) =>
      act(work, { id, eventType: 'desk.recovery-asked', notOwn: true }, (desk) => desk.requestRecovery(id, { ...staff, ...request })),
    recoveries: async () => work.accounts?.listRecoveries() ?? [],
    stranded: async () => (await work.accounts?.listStranded?.()) ?? [],
    confirmRecovery: (recoveryId) => confirm(work, recoveryId),
  }
}

function findById({ store }: DeskWork, id: string): Promise<AccountSummary | undefined> {
  return isId(id) ? findAccount(store.system(), { id }) : Promise.resolve(undefined)
}

async function open(work: DeskWork, account: AccountSummary | undefined, eventType: string): Promise<DeskAccount | undefined> {
  if (!account) return undefined
  const { id, name, email, blocked: isBlocked } = account
  await noteDeed(work.store.system(), work, { eventType, action: 'R', outcome: 'success', detail: { of: id } })
  const standing = await work.accounts?.standing(id)
  return { id, name, email, isBlocked, ...(standing === undefined ? {} : { standing }) }
}

interface Deed {
  readonly id: string
  readonly eventType: string
  /** What nobody does for themselves: a colleague looks who they are. */
  readonly notOwn?: boolean
}

async function act(work: DeskWork, { id, eventType, notOwn = false }: Deed, run: (desk: AccountDesk) => Promise<unknown>): Promise<void> {
  if (!(await findById(work, id))) throw new FlowError('ACCOUNT_UNKNOWN', 'There is no such account.')
  if (notOwn) refuseOwn(work, id)
  if (!work.accounts) throw new FlowError('ACCOUNT_ELSEWHERE', 'How people sign in is managed elsewhere.')
  await inWords(() => run(work.accounts as AccountDesk))
  await noteDeed(work.store.system(), work, { eventType, action: 'U', outcome: 'success', detail: { of: id } })
}

/** Who closed the account ends its sessions too; one that is closed has none that open anything, whatever becomes of that. */
async function block(work: DeskWork, id: string, blocked: boolean): Promise<void> {
  refuseOwn(work, id)
  if (!(await findById(work, id))) throw new FlowError('ACCOUNT_UNKNOWN', 'There is no such account.')
  await work.store.transaction(async (db) => {
    const turned = await db
      .updateTable('account')
      .set({ blocked_at: blocked ? work.now() : null })
      .where('id', '=', id)
      .where('blocked_at', blocked ? 'is' : 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (!turned) throw new FlowError('NOTHING_TO_DO', blocked ? 'This account is blocked already.' : 'This account is not blocked.')
    const eventType = blocked ? 'desk.account-blocked' : 'desk.account-unblocked'
    await noteDeed(db, work, { eventType, action: 'U', outcome: 'success', detail: { of: id } })
  })
  if (blocked) await inWords(async () => work.accounts?.endEverywhere(id, work.staff))
}

/** Confirmed by somebody else than who asked, and never by whose phone it is. */
async function confirm(work: DeskWork, recoveryId: string): Promise<void> {
  const waiting = (await work.accounts?.listRecoveries())?.find(({ id }) => id === recoveryId)
  if (!waiting) throw new FlowError('RECOVERY_UNKNOWN', 'There is no such request, or its day is over.')
  const deed = { id: waiting.accountId, eventType: 'desk.recovery-confirmed', notOwn: true }
  await act(work, deed, (desk) => desk.confirmRecovery(recoveryId, work.staff))
}

function refuseOwn({ who }: DeskWork, accountId: string): void {
  if (who.accountId === accountId) throw new FlowError('ACCOUNT_OWN', 'Nobody does this for their own account. Ask a colleague.')
}

// What signing in refuses has a code; core knows no way of signing in, and only the codes that it has words for.
const TOLD: ReadonlySet<string> = new Set<FlowErrorCode>([
  'ACCOUNT_UNKNOWN',
  'ACCOUNT_ELSEWHERE',
  'ENROLLED',
  'INVITATION_ACCEPTED',
  'PHONE_INVALID',
  'EVIDENCE_MISSING',
  'RECOVERY_UNKNOWN',
  'SECOND_PERSON',
  'STAFF_UNNAMED',
  'TOO_MANY',
])

async function inWords(run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
    if (!TOLD.has(code) || !(error instanceof Error)) throw error
    throw new FlowError(code as FlowErrorCode, error.message)
  }
}
