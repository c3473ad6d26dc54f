import { defineDeskPart } from '@voordeur/core'
import { z } from 'zod'
import { loadAccounts, type AccountsPage } from './account-page.ts'
import { AccountsView } from './accounts-view.tsx'

const AccountForm = z.strictObject({ account: z.uuid() })
const phone = z.string().trim().max(40, 'accounts.problem.phone')

type Context = Parameters<typeof loadAccounts>[0]

/** Helping people to sign in: a lost phone, a block after wrong codes, the welcome once more. */
export const accounts = defineDeskPart({
  id: 'accounts',
  title: 'accounts.title',
  icon: 'user-cog',
  rights: {
    read: {},
    welcome: { title: 'accounts.right.welcome' },
    unlock: { title: 'accounts.right.unlock' },
    end: { title: 'accounts.right.end' },
    block: { title: 'accounts.right.block' },
    recover: { title: 'accounts.right.recover' },
    confirm: { title: 'accounts.right.confirm' },
  },
  ports: ['accounts', 'access'],
  query: z.strictObject({
    email: z.string().max(320).optional(),
    account: z.string().max(100).optional(),
    recovery: z.string().max(100).optional(),
    step: z.string().max(20).optional(),
  }),
  load: loadAccounts,
  view: (page: AccountsPage, tools) => AccountsView({ page, tools }),
  badge: async ({ desk }) => (await desk.accounts.recoveries()).length + (await desk.accounts.stranded()).length,
  actions: {
    welcome: {
      right: 'welcome',
      input: z.strictObject({ account: z.uuid(), phone }),
      run: async ({ desk }: Context, { account, phone: number }) => {
        await desk.accounts.resendWelcome(account, number === '' ? undefined : number)
        return { message: 'accounts.done.welcome', query: { account } }
      },
    },
    invite: { ...onAccount('invite', ({ resendWelcome }, id) => resendWelcome(id)), right: 'welcome' },
    unlock: onAccount('unlock', ({ unlock }, id) => unlock(id)),
    end: onAccount('end', ({ endEverywhere }, id) => endEverywhere(id)),
    block: onAccount('block', ({ block }, id) => block(id, true)),
    unblock: { ...onAccount('unblock', ({ block }, id) => block(id, false)), right: 'block' },
    recover: {
      right: 'recover',
      input: z.strictObject({
        account: z.uuid(),
        phone: phone.min(1, 'accounts.problem.phone'),
        evidence: z.string().trim().min(5, 'accounts.problem.evidence').max(300, 'accounts.problem.evidence'),
      }),
      run: async ({ desk }: Context, { account, phone: number, evidence }) => {
        await desk.accounts.requestRecovery(account, { phone: number, evidence })
        return { message: 'accounts.done.recover' }
      },
    },
    confirm: {
      right: 'confirm',
      input: z.strictObject({ recovery: z.string().min(1).max(100) }),
      run: async ({ desk }: Context, { recovery }) => {
        await desk.accounts.confirmRecovery(recovery)
        return { message: 'accounts.done.confirm' }
      },
    },
  },
})

function onAccount(name: string, run: (accounts: Context['desk']['accounts'], id: string) => Promise<void>) {
  return {
    right: name,
    input: AccountForm,
    run: async ({ desk }: Context, { account }: z.infer<typeof AccountForm>) => {
      await run(desk.accounts, account)
      return { message: `accounts.done.${name}`, query: { account } }
    },
  }
}
