import { NotThere, type DeskContext, type DeskPorts } from '@voordeur/core'

/** What staff may be asked about one account before it is done. */
export const STEPS = ['welcome', 'unlock', 'end', 'block', 'unblock', 'recover'] as const

/** What staff may be asked about one account before it is done. */
export type Step = (typeof STEPS)[number]

/** An account as the desk knows it. */
export type Account = NonNullable<Awaited<ReturnType<DeskPorts['accounts']['open']>>>

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
  | { readonly page: 'search'; readonly email: string; readonly found: 'nothing' | 'none'; readonly recoveries: readonly Recovery[] }
  | {
      readonly page: 'account'
      readonly account: Account
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
    return { page: 'search', email, found: email === '' ? 'nothing' : 'none', recoveries: await listRecoveries(desk) }
  }
  const step = STEPS.find((name) => name === query['step'])
  const accesses = step === undefined ? await desk.access.ofAccount(account.id) : []
  return { page: 'account', account, isOwn: account.id === viewer.account.id, accesses, ...(step === undefined ? {} : { step }) }
}

async function findAccount({ accounts }: Context['desk'], id: string | undefined, email: string): Promise<Account | undefined> {
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
