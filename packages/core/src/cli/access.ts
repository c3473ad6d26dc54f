import { defineCommand } from 'citty'
import { Basis } from '../define/viewer.ts'
import type { GrantInput } from '../flows/grant-access.ts'
import type { ListedAccess } from '../flows/access-desk.ts'
import { toAmsterdamDay } from '../define/amsterdam.ts'
import { BY, toStaff } from './acting-staff.ts'
import { CliError } from './cli-error.ts'
import { atAccessDesk } from './at-access-desk.ts'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'
import { say } from './say.ts'

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
    evidence: { type: 'string', description: 'What was seen that proves the ground, in words; no number of a document.' },
    until: { type: 'string', description: 'The moment it ends, ISO 8601 with offset.' },
    quiet: { type: 'boolean', description: 'Send no mail about it.', default: false },
  },
  async run({ args }) {
    const portal = await openPortal({ config: args.config, data: args.data })
    try {
      const granted = await portal.grant(toGrant(args), { grantedBy: 'command line', notify: !args.quiet })
      const account = granted.isNewAccount ? 'a new account' : 'the account that was there'
      say(`Granted to ${account}: ${granted.rights.join(', ')}`)
    } finally {
      await portal.close()
    }
  },
})

const CLIENT = { type: 'string', description: 'The client number.', required: true } as const
const WHOSE = { client: CLIENT, email: { type: 'string', description: 'The address of the person.', required: true }, by: BY } as const

interface WhoseArgs {
  readonly client: string
  readonly email: string
  readonly by: string
}

const toNamed = ({ client, email, by }: WhoseArgs) => ({ clientNumber: client, email, ...toStaff(by) })

const list = defineCommand({
  meta: {
    name: 'list',
    description: 'Who has access to a client, on what ground, to what, and whether it is open. That you asked is logged.',
  },
  args: { ...DATABASE_ARGS, client: CLIENT, by: BY },
  run: ({ args }) =>
    atAccessDesk(args, async (desk) => {
      const listed = await desk.list({ clientNumber: args.client, ...toStaff(args.by) })
      return listed.length === 0 ? `Nobody has access to client ${args.client}.` : listed.map(toLines).join('\n')
    }),
})

function toLines({ name, email, basis, represents, portalAdmin, rights, validUntil, state }: ListedAccess): string {
  const facts = [basis, ...(represents ? ['represents'] : []), ...(portalAdmin ? ['portal administrator'] : []), state]
  const until = validUntil === undefined ? [] : [`until ${toAmsterdamDay(validUntil)}`]
  return `${name} <${email}>: ${[...facts, ...until].join(', ')}\n  ${rights.join(', ')}`
}

const revoke = defineCommand({
  meta: { name: 'revoke', description: 'Take somebody the access to a client for good; it can be granted again.' },
  args: { ...DATABASE_ARGS, ...WHOSE },
  run: ({ args }) =>
    atAccessDesk(args, async (desk) => {
      await desk.revoke(toNamed(args))
      return `${args.email} has no access to client ${args.client} any more.`
    }),
})

const block = defineCommand({
  meta: { name: 'block', description: 'Close an access at once, until it is unblocked. Only staff can open it again.' },
  args: { ...DATABASE_ARGS, ...WHOSE },
  run: ({ args }) =>
    atAccessDesk(args, async (desk) => {
      await desk.block(toNamed(args))
      return `The access of ${args.email} to client ${args.client} is closed from the next page on.`
    }),
})

const unblock = defineCommand({
  meta: { name: 'unblock', description: 'Open a blocked access again.' },
  args: { ...DATABASE_ARGS, ...WHOSE },
  run: ({ args }) =>
    atAccessDesk(args, async (desk) => {
      await desk.unblock(toNamed(args))
      return `The access of ${args.email} to client ${args.client} is no longer blocked.`
    }),
})

const consent = defineCommand({
  meta: { name: 'consent', description: 'Note that a client between 12 and 16 agreed that a parent or guardian reads.' },
  args: { ...DATABASE_ARGS, ...WHOSE },
  run: ({ args }) =>
    atAccessDesk(args, async (desk) => {
      await desk.consent(toNamed(args))
      return `Noted: client ${args.client} agrees that ${args.email} reads, until the sixteenth birthday.`
    }),
})

const admin = defineCommand({
  meta: { name: 'admin', description: 'Make somebody with access the portal administrator of a client; who was it is no longer.' },
  args: { ...DATABASE_ARGS, ...WHOSE },
  run: ({ args }) =>
    atAccessDesk(args, async (desk) => {
      await desk.makeAdmin(toNamed(args))
      return `${args.email} is now the portal administrator of client ${args.client}.`
    }),
})

/** `voordeur access`: who has access to whom. */
export const access = defineCommand({
  meta: { name: 'access', description: 'Who has access to which clients.' },
  subCommands: { grant, list, revoke, block, unblock, consent, admin },
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
  readonly evidence?: string | undefined
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
    ...(args.evidence === undefined ? {} : { evidence: args.evidence }),
    ...(args.until === undefined ? {} : { until: args.until }),
  }
}
