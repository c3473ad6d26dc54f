import { text } from 'node:stream/consumers'
import { defineCommand } from 'citty'
import { findAccount } from '../access/accounts.ts'
import { Basis } from '../define/viewer.ts'
import type { GrantInput } from '../flows/grant-access.ts'
import { CliError } from './cli-error.ts'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'

const grant = defineCommand({
  meta: { name: 'grant', description: 'Give a person access to a client.' },
  args: {
    ...DATABASE_ARGS,
    email: { type: 'string', description: 'The address of the person.', required: true },
    name: { type: 'string', description: 'The name of the person.', required: true },
    client: { type: 'string', description: 'The client number.', required: true },
    basis: { type: 'string', description: `On what ground: ${Basis.options.join(', ')}.`, required: true },
    set: { type: 'string', description: 'A permission set; its rights are copied. Without it and --rights: what the basis starts with.' },
    rights: { type: 'string', description: 'Rights one by one, with commas.' },
    represents: { type: 'boolean', description: 'The person legally represents the client.', default: false },
    'portal-admin': { type: 'boolean', description: 'The person manages access for this client.', default: false },
    until: { type: 'string', description: 'The moment it ends, ISO 8601 with offset.' },
    quiet: { type: 'boolean', description: 'Send no mail about it.', default: false },
  },
  async run({ args }) {
    const portal = await openPortal({ config: args.config, data: args.data })
    try {
      const granted = await portal.grant(toGrant(args), { grantedBy: 'command line', notify: !args.quiet })
      const account = granted.isNewAccount ? 'a new account' : 'the account that was there'
      process.stdout.write(`Granted to ${account}: ${granted.rights.join(', ')}\n`)
    } finally {
      await portal.close()
    }
  },
})

const enrol = defineCommand({
  meta: { name: 'enrol', description: 'Give an account a user name and a password; the password is read from standard input.' },
  args: {
    ...DATABASE_ARGS,
    email: { type: 'string', description: 'The address of the account.', required: true },
    'user-name': { type: 'string', description: 'What the person signs in with.', required: true },
  },
  async run({ args }) {
    // Never an argument: those stand in the list of processes and in the history of the shell.
    const password = (await text(process.stdin)).trim()
    const portal = await openPortal({ config: args.config, data: args.data })
    try {
      const account = await findAccount(portal.store.system(), { email: args.email })
      if (!account) throw new CliError(`No account has the address ${args.email}. Give access first: \`voordeur access grant\`.`)
      await portal.enrol(account.id, { userName: args['user-name'], password }).catch(sayToPerson)
      process.stdout.write(`${account.name} can sign in as ${args['user-name']}.\n`)
    } finally {
      await portal.close()
    }
  },
})

/** What a way of signing in refuses (a weak password, a name that is taken) is for the person at the shell. */
function sayToPerson(error: unknown): never {
  throw new CliError(error instanceof Error ? error.message : 'The account could not be given a way to sign in.')
}

/** `voordeur access`: who has access to whom. */
export const access = defineCommand({
  meta: { name: 'access', description: 'Give people access, and a way to sign in.' },
  subCommands: { grant, enrol },
})

interface GrantArgs {
  readonly email: string
  readonly name: string
  readonly client: string
  readonly basis: string
  readonly set?: string | undefined
  readonly rights?: string | undefined
  readonly represents: boolean
  readonly 'portal-admin': boolean
  readonly until?: string | undefined
}

function toGrant(args: GrantArgs): GrantInput {
  const basis = Basis.safeParse(args.basis)
  if (!basis.success) throw new CliError(`"${args.basis}" is no basis. Choose one of ${Basis.options.join(', ')}.`)
  return {
    email: args.email,
    name: args.name,
    clientNumber: args.client,
    basis: basis.data,
    represents: args.represents,
    portalAdmin: args['portal-admin'],
    ...(args.set === undefined ? {} : { set: args.set }),
    ...(args.rights === undefined ? {} : { rights: args.rights.split(',').map((right) => right.trim()) }),
    ...(args.until === undefined ? {} : { until: args.until }),
  }
}
