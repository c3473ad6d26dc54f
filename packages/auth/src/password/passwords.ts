import type { AccountSummary } from '@voordeur/core'
import type { Kysely } from 'kysely'
import { AuthError } from '../auth-error.ts'
import { createTemporaryPassword } from '../credential/temporary-password.ts'
import type { MethodPorts } from '../sign-in-method.ts'
import type { AuthTables } from '../tables.ts'
import type { PasswordAccounts, StoredPassword } from './password-accounts.ts'
import type { PasswordHasher } from './password-hasher.ts'
import { findPasswordProblem, type PasswordProblem } from './password-rules.ts'
import type { Throttle } from './throttle.ts'
import { isUserName, toUserName, USER_NAME_MAX } from './user-name.ts'

/** How an account stands that has a user name. */
export type PasswordStanding = Omit<StoredPassword, 'hash'> & { readonly hasOwn: boolean }

/** Why a password is not taken: by the rules, or because the account had it before. */
export type NewPasswordProblem = PasswordProblem | 'used-before'

/** Why a user name is not taken. */
export type UserNameProblem = 'invalid' | 'taken' | 'address'

/** The passwords and user names of a portal. Comparing and hashing wait their turn and throw `BUSY` when too many wait. */
export interface Passwords {
  readonly find: (accountId: string) => Promise<PasswordStanding | undefined>
  readonly findByName: (typed: string) => Promise<PasswordStanding | undefined>
  /** Whether this is the account's own password now; an account without one takes the same time. */
  readonly isOwn: (accountId: string, typed: string) => Promise<boolean>
  /** What is wrong with a new password for this account, and its hash when nothing is. `userName` is the one it is about to get. */
  readonly judge: (
    accountId: string,
    typed: string,
    userName?: string,
  ) => Promise<{ readonly problem: NewPasswordProblem } | { readonly hash: string }>
  readonly hasOwn: PasswordAccounts['hasOwn']
  /** Stores a hash as the account's own password, in the caller's transaction. */
  readonly setHash: (db: Kysely<AuthTables>, accountId: string, hash: string) => Promise<void>
  /** A temporary password with its hash. */
  readonly makeTemporary: () => Promise<{ readonly password: string; readonly hash: string }>
  /** Gives a user name, in the caller's transaction; a name that is taken throws `USER_NAME_TAKEN`. */
  readonly name: PasswordAccounts['name']
  /** A user name as it is stored, or what is wrong with it; whether it is still free is decided when it is given. */
  readonly readUserName: (
    accountId: string,
    typed: string,
  ) => Promise<{ readonly userName: string } | { readonly problem: UserNameProblem }>
  /** A free user name made from the name of a person. */
  readonly suggestUserName: (account: AccountSummary) => Promise<string>
  /** Lifts every wait and block after wrong passwords, in the caller's transaction. */
  readonly lift: Throttle['lift']
  readonly isShut: (userName: string) => Promise<boolean>
}

/** What passwords are made of. */
export interface PasswordsInput {
  readonly ports: MethodPorts
  readonly accounts: PasswordAccounts
  readonly hasher: PasswordHasher
  readonly throttle: Throttle
  /** Passwords that are refused as they are, in lower case. */
  readonly listed: ReadonlySet<string>
}

const SUGGESTIONS = 100

/** The passwords over their accounts, hasher and throttle. */
export function createPasswords({ ports, accounts, hasher, throttle, listed }: PasswordsInput): Passwords {
  const { policy, organisation, findAccount } = ports

  const readUserName: Passwords['readUserName'] = async (accountId, typed) => {
    const userName = toUserName(typed)
    if (!isUserName(userName)) return { problem: 'invalid' }
    // Somebody else's address would let one person be taken for the other. Whether it is somebody's is not looked up: the
    // answer would say who has an account.
    if (userName.includes('@') && userName !== (await findAccount({ id: accountId }))?.email) return { problem: 'address' }
    const owner = await accounts.findByName(userName)
    return owner !== undefined && owner.accountId !== accountId ? { problem: 'taken' } : { userName }
  }

  return {
    find: async (accountId) => toStanding(await accounts.find(accountId)),
    findByName: async (typed) => toStanding(await accounts.findByName(toUserName(typed))),

    isOwn: async (accountId, typed) => {
      const stored = await accounts.find(accountId)
      return (await hasher.inTurn((turn) => turn.compare(typed, stored?.hash))) !== 'wrong'
    },

    judge: async (accountId, typed, userName) => {
      const [account, stored] = [await findAccount({ id: accountId }), await accounts.find(accountId)]
      const own = [account?.name, account?.email.split('@')[0], userName ?? stored?.userName]
      const context = [organisation.name, organisation.portalName, ...own.filter((word) => word !== undefined)]
      const problem = findPasswordProblem(typed, { context, listed, policy })
      if (problem) return { problem }
      const before = await accounts.listHashes(accountId, policy.passwordHistory)
      return hasher.inTurn(async (turn) => {
        for (const hash of before) if ((await turn.compare(typed, hash)) !== 'wrong') return { problem: 'used-before' }
        return { hash: await turn.hash(typed) }
      })
    },

    hasOwn: accounts.hasOwn,
    setHash: accounts.setHash,
    makeTemporary: async () => {
      const password = createTemporaryPassword()
      return { password, hash: await hasher.inTurn((turn) => turn.hash(password)) }
    },

    name: accounts.name,
    readUserName,
    suggestUserName: async (account) => {
      const base = toBase(account)
      for (let number = 1; number <= SUGGESTIONS; number += 1) {
        const read = await readUserName(account.id, number === 1 ? base : `${base}${number}`)
        if ('userName' in read) return read.userName
      }
      throw new AuthError('USER_NAME_TAKEN', 'No free user name could be made from the name of this person. Give one with --user-name.')
    },

    lift: throttle.lift,
    isShut: throttle.isShut,
  }
}

function toStanding(stored: StoredPassword | undefined): PasswordStanding | undefined {
  if (!stored) return undefined
  const { hash, ...rest } = stored
  return { ...rest, hasOwn: hash !== undefined }
}

/** `Marjan Kuipers-de Boer` → `marjan.kuipersdeboer`: letters that are on every keyboard. */
function toBase({ name }: AccountSummary): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .split(/\s+/u)
    .map((word) => word.replaceAll(/[^a-z0-9]/gu, ''))
    .filter((word) => word !== '')
  const [first = 'gebruiker', ...others] = words
  const base = others.length > 0 ? `${first}.${others.join('')}` : first
  return base.slice(0, USER_NAME_MAX - 4).padEnd(3, '0')
}
