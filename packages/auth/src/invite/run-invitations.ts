import type { AccountSummary } from '@voordeur/core'
import { AuthError } from '../auth-error.ts'
import type { Door } from '../door.ts'
import { PATHS } from '../routes/paths.ts'
import { eachDue, type Onward } from './each-due.ts'
import type { DoorInvitations } from './door-invitations.ts'
import { decideNextCheck, decideNextLook, decideNextTry } from './decide-next-try.ts'
import { type GuestState, InvitationError } from './invitation-channel.ts'
import type { InvitationRow } from './invitations.ts'
import { keepGuest } from './keep-guest.ts'
import { toAuthDatabase } from '../tables.ts'

/** What a round works with. */
export interface InvitationRound {
  readonly door: Door
  readonly invitations: DoorInvitations
  readonly signal: AbortSignal
}

/** Sends what is due, and then looks how the invitations stand that are out. What the whole organisation waits for ends the round; the next goes on. */
export async function runInvitations(round: InvitationRound): Promise<void> {
  const { invitations, signal } = round
  const goesOn = await eachDue(signal, invitations.claimAsked, (row) => inviteOne(round, row))
  if (goesOn) await eachDue(signal, invitations.claimKnown, (row) => lookOne(round, row))
}

async function inviteOne(round: InvitationRound, row: InvitationRow): Promise<Onward> {
  const { ports } = round.door
  const account = await ports.findAccount({ id: row.account_id })
  if (!account) return 'on'
  try {
    const guest = await round.invitations.channel.invite(toPerson(round.door, account), round.signal)
    await keepGuest(round, row, { guest, account })
    return 'on'
  } catch (error) {
    return noteFailure(round, row, toInvitationError(error))
  }
}

function toPerson({ ports }: Door, account: AccountSummary) {
  const { name: organisation, portalName: portal } = ports.organisation
  return {
    email: account.email,
    locale: account.locale,
    back: `${ports.origin}${ports.basePath === '/' ? '' : ports.basePath}${PATHS.signIn}`,
    words: ports.translate(account)('mail.provider-message', { organisation, portal }),
  }
}

/** Anything that is not the provider's doing ends the round as it is: the claim passes, and the next round tries again. */
function toInvitationError(error: unknown): InvitationError {
  if (error instanceof InvitationError) return error
  if (error instanceof AuthError && error.code === 'IDENTITY_TAKEN')
    return new InvitationError('taken', 'The provider gave a person who belongs to another account of the portal. Nobody was linked.')
  throw error
}

/** The account alone is concerned by these; the others hold for everybody who waits. */
const OF_ONE_PERSON: ReadonlySet<InvitationError['problem']> = new Set(['address', 'member', 'taken', 'answer'])

async function noteFailure({ door, invitations }: InvitationRound, row: InvitationRow, error: InvitationError): Promise<Onward> {
  const { ports } = door
  const { problem, retryAfter } = error
  const next = decideNextTry({ problem, attempts: row.attempts, askedAt: row.asked_at, retryAfter, now: ports.now() })
  // The name of the problem: what a provider says repeats an address.
  ports.log(`An invitation waits: ${problem}.`)
  await ports.transaction(undefined, async (work) => {
    const change = next === 'failed' ? { state: 'failed' as const, due_at: null, problem } : { due_at: next, problem }
    const isNoted = await invitations.settle(toAuthDatabase(work.db), row, change)
    if (!isNoted || next !== 'failed') return
    const detail = { by: row.asked_by, problem }
    await work.audit({ type: 'account-invited', outcome: 'failure', accountId: row.account_id, detail })
  })
  return OF_ONE_PERSON.has(problem) ? 'on' : 'wait'
}

async function lookOne({ door, invitations, signal }: InvitationRound, row: InvitationRow): Promise<Onward> {
  const { ports } = door
  try {
    await noteState({ door, invitations, signal }, row, await invitations.channel.readState(row.subject ?? '', signal))
    return 'on'
  } catch (error) {
    const { problem, retryAfter } = toInvitationError(error)
    const next = decideNextTry({ problem, attempts: row.attempts, askedAt: ports.now(), retryAfter, now: ports.now() })
    ports.log(`How an invitation stands is not known: ${problem}.`)
    await invitations.settle(toAuthDatabase(ports.db()), row, { due_at: next === 'failed' ? decideNextCheck(ports.now()) : next })
    return OF_ONE_PERSON.has(problem) ? 'on' : 'wait'
  }
}

async function noteState({ door, invitations }: InvitationRound, row: InvitationRow, state: GuestState): Promise<void> {
  const { ports } = door
  await ports.transaction(undefined, async (work) => {
    const settled = await invitations.settle(toAuthDatabase(work.db), row, toChange(row, state, ports.now()))
    if (!settled || state === 'pending' || state === row.state) return
    const type = state === 'gone' ? 'invitation-gone' : 'invitation-accepted'
    await work.audit({ type, outcome: 'success', accountId: row.account_id })
  })
}

function toChange(row: InvitationRow, state: GuestState, now: Date) {
  if (state === 'gone') return { state, due_at: null }
  if (state === 'accepted') return { state, due_at: decideNextCheck(now) }
  return { state: 'sent' as const, due_at: decideNextLook(row.state === 'sent' ? row.changed_at : now, now) }
}
