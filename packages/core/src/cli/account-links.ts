import { defineCommand } from 'citty'
import { findAccount } from '../access/accounts.ts'
import type { AccountLinks } from '../define/account-links.ts'
import type { AccountSummary } from '../define/authenticator.ts'
import { BY, EMAIL, toStaff } from './acting-staff.ts'
import { CliError } from './cli-error.ts'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'
import { sayToPerson } from './say-to-person.ts'
import { say } from './say.ts'

const METHOD = { type: 'string', description: 'The way of signing in, by its id.', valueHint: 'microsoft', required: true } as const

/** `voordeur account link`. */
export const link = defineCommand({
  meta: { name: 'link', description: 'Let a person whom an identity provider knows sign in as an account.' },
  args: {
    ...DATABASE_ARGS,
    email: EMAIL,
    by: BY,
    method: METHOD,
    subject: { type: 'string', description: 'The id of the person there (the object id of Entra).', valueHint: 'uuid', required: true },
  },
  run: ({ args }) =>
    forLinks(args, async (links, account) => {
      await links.link(account.id, { ...toStaff(args.by), method: args.method, subject: args.subject })
      return `${account.name} can sign in by ${args.method}.`
    }),
})

/** `voordeur account unlink`. */
export const unlink = defineCommand({
  meta: { name: 'unlink', description: 'Take such a link away, and end every session of the account.' },
  args: { ...DATABASE_ARGS, email: EMAIL, by: BY, method: METHOD },
  run: ({ args }) =>
    forLinks(args, async (links, account) => {
      const gone = await links.unlink(account.id, { ...toStaff(args.by), method: args.method })
      return gone ? `${account.name} can not sign in by ${args.method} any more.` : `${account.name} was not linked by ${args.method}.`
    }),
})

interface LinkArgs {
  readonly config?: string | undefined
  readonly data: string
  readonly email: string
}

async function forLinks(
  { email, config, data }: LinkArgs,
  run: (links: AccountLinks, account: AccountSummary) => Promise<string>,
): Promise<void> {
  const portal = await openPortal({ config, data })
  try {
    if (!portal.links) throw new CliError('Nobody signs in to this portal at an identity provider: there is nothing to link.')
    const account = await findAccount(portal.store.system(), { email })
    if (!account) throw new CliError(`No account has the address ${email}. Give access first: \`voordeur access grant\`.`)
    say(await run(portal.links, account).catch(sayToPerson))
  } finally {
    await portal.close()
  }
}
