import { NotThere, type AccountStanding, type DeskContext, type DeskPorts } from '@voordeur/core'
import { toShownInvitation, toShownStranded, type ShownInvitation, type ShownStranded } from './invitation.ts'

/** What staff may be asked about one account before it is done. */
export const STEPS = ['welcome', 'unlock', 'end', 'block', 'unblock', 'recover'] as const

/** What staff may be asked about one account before it is done. */
export type Step = (typeof STEPS)[number]

type DeskAccount = NonNullable<Awaited<ReturnType<DeskPorts['accounts']['open']>>>

/** An account as its page holds it. */
export type Account = Omit<DeskAccount, 'standing'> & { readonly standing?: Omit<AccountStanding, 'invitation'> }

/** A lost phone that waits for a second person. The instant is ISO 8601 in UTC. */
export interface Recovery {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly requestedBy: string
  readonly evidence: string
  readonly expiresAt: string
}

/** What the part shows: the form to find an account with what waits, one account, or one question. */
export type AccountsPage =
  | {
      readonly page: 'search'
      readonly email: string
      readonly found: 'nothing' | 'none'
      readonly recoveries: readonly Recovery[]
      readonly stranded: readonly ShownStranded[]
    }
  | {
      readonly page: 'account'
      readonly account: Account
      readonly invitation: ShownInvitation | undefined
      readonly isOwn: boolean
      readonly accesses: Awaited<ReturnType<DeskPorts['access']['ofAccount']>>
      readonly step?: Step
    }
  | { readonly page: 'confirm'; readonly recovery: Recovery }

type Context = DeskContext<'accounts' | 'access'>

/** Loads the page that the query asks for; an account or a recovery that is not there throws `NotThere`. */
export async function loadAccounts({ desk, query, viewer }: Context): Promise<AccountsPage> {
  const id = query['account']
  const email = query['email'] ?? ''
  if (id === undefined && query['recovery'] !== undefined) return loadConfirm(desk, query['recovery'])
  const account = await findAccount(desk, id, email)
  if (!account) {
    if (id !== undefined) throw new NotThere()
    const stranded = (await desk.accounts.stranded()).map(toShownStranded)
    return { page: 'search', email, found: email === '' ? 'nothing' : 'none', recoveries: await listRecoveries(desk), stranded }
  }
  const step = STEPS.find((name) => name === query['step'])
  const accesses = step === undefined ? await desk.access.ofAccount(account.id) : []
  const isOwn = account.id === viewer.account.id
  return { page: 'account', ...toShown(account), isOwn, accesses, ...(step === undefined ? {} : { step }) }
}

function toShown({ standing: given, ...account }: DeskAccount): {
  readonly account: Account
  readonly invitation: ShownInvitation | undefined
} {
  if (given === undefined) return { account, invitation: undefined }
  const { invitation, ...standing } = given
  return { account: { ...account, standing }, invitation: invitation && toShownInvitation(invitation) }
}

async function findAccount({ accounts }: Context['desk'], id: string | undefined, email: string): Promise<DeskAccount | undefined> {
  if (id !== undefined) return accounts.open(id)
  return email.trim() === '' ? undefined : accounts.find(email)
}

async function loadConfirm(desk: Context['desk'], id: string): Promise<AccountsPage> {
  const recovery = (await listRecoveries(desk)).find((candidate) => candidate.id === id)
  if (!recovery) throw new NotThere()
  return { page: 'confirm', recovery }
}

async function listRecoveries({ accounts }: Context['desk']): Promise<readonly Recovery[]> {
  const waiting = await accounts.recoveries()
  return waiting.map(({ id, name, phone, requestedBy, evidence, expiresAt }) => ({
    id,
    name,
    phone,
    requestedBy,
    evidence,
    expiresAt: expiresAt.toISOString(),
  }))
}
