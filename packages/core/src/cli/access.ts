import { defineCommand } from 'citty'
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
    consented: {
      type: 'boolean',
      description: 'The client, between 12 and 16, agreed that this parent or guardian reads.',
      default: false,
    },
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

/** `voordeur access`: who has access to whom. */
export const access = defineCommand({
  meta: { name: 'access', description: 'Give people access to clients.' },
  subCommands: { grant },
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
  readonly consented: boolean
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
    consented: args.consented,
    ...(args.set === undefined ? {} : { set: args.set }),
    ...(args.rights === undefined ? {} : { rights: args.rights.split(',').map((right) => right.trim()) }),
    ...(args.until === undefined ? {} : { until: args.until }),
  }
}
