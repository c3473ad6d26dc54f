import { text } from 'node:stream/consumers'
import { defineCommand } from 'citty'
import { findAccount } from '../access/accounts.ts'
import type { AccountDesk, AccountInvitation } from '../define/account-desk.ts'
import type { AccountSummary } from '../define/authenticator.ts'
import type { Portal } from '../join-rooms.ts'
import { BY, EMAIL, toStaff } from './acting-staff.ts'
import { link, unlink } from './account-links.ts'
import { CliError } from './cli-error.ts'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'
import { sayToPerson } from './say-to-person.ts'
import { say } from './say.ts'

const PHONE = { type: 'string', description: 'A mobile number.', valueHint: '06 12345678' } as const

interface PlaceArgs {
  readonly config?: string | undefined
  readonly data: string
}

const welcome = defineCommand({
  meta: { name: 'welcome', description: 'Send what a person needs to sign in for the first time; again, to send it anew.' },
  args: {
    ...DATABASE_ARGS,
    email: EMAIL,
    by: BY,
    phone: PHONE,
    'user-name': { type: 'string', description: 'What the person signs in with; made from the name when left out.' },
  },
  run: ({ args }) =>
    forAccount(args, async ({ desk, account }) => {
      const userName = args['user-name']
      await desk.welcome(account.id, { ...toStaff(args.by), ...toPhone(args.phone), ...(userName === undefined ? {} : { userName }) })
      return `Sent to ${account.email}.`
    }),
})

const enrol = defineCommand({
  meta: {
    name: 'enrol',
    description:
      'Give an account without a password of its own a user name and a password at once; the password is read from standard input.',
  },
  args: {
    ...DATABASE_ARGS,
    email: EMAIL,
    by: BY,
    'user-name': { type: 'string', description: 'What the person signs in with.', required: true },
    phone: PHONE,
  },
  run: ({ args }) =>
    forAccount(args, async ({ portal, account }) => {
      // Never an argument: those stand in the list of processes and in the history of the shell.
      const password = (await text(process.stdin)).trim()
      await portal.enrol(account.id, { userName: args['user-name'], password, ...toPhone(args.phone), ...toStaff(args.by) })
      return `${account.name} can sign in as ${args['user-name']}.`
    }),
})

const show = defineCommand({
  meta: { name: 'show', description: 'How an account stands: user name, phone, app, locks, sessions, devices.' },
  args: { ...DATABASE_ARGS, email: EMAIL },
  run: ({ args }) =>
    forAccount(args, async ({ desk, account }) => {
      const { userName, phoneEnd, hasApp, isLocked, sessions, devices, invitation } = await desk.standing(account.id)
      const facts = [
        ...(invitation === undefined ? [] : [`invitation: ${toInvitationLine(invitation)}`]),
        `user name: ${userName ?? 'none yet'}`,
        `mobile number: ${phoneEnd === undefined ? 'none' : `ends in ${phoneEnd}`}`,
        `app for codes: ${hasApp ? 'yes' : 'no'}`,
        `locked: ${isLocked || account.blocked ? 'yes' : 'no'}`,
        `sessions: ${sessions}, remembered devices: ${devices}`,
      ]
      return [account.name, ...facts.map((fact) => `  ${fact}`)].join('\n')
    }),
})

function toInvitationLine({ state, at, problem }: AccountInvitation): string {
  return `${state} since ${at.toISOString()}${problem === undefined ? '' : ` (${problem})`}`
}

const unlock = defineCommand({
  meta: { name: 'unlock', description: 'Lift a block after wrong passwords or codes.' },
  args: { ...DATABASE_ARGS, email: EMAIL, by: BY },
  run: ({ args }) =>
    forAccount(args, async ({ desk, account }) => {
      await desk.unlock(account.id, toStaff(args.by))
      return `${account.name} can try again.`
    }),
})

const signOut = defineCommand({
  meta: { name: 'sign-out', description: 'End every session of an account, and forget its devices.' },
  args: { ...DATABASE_ARGS, email: EMAIL, by: BY },
  run: ({ args }) =>
    forAccount(args, async ({ desk, account }) => {
      await desk.endEverywhere(account.id, toStaff(args.by))
      return `${account.name} is signed out everywhere.`
    }),
})

const rename = defineCommand({
  meta: { name: 'rename', description: 'Give another user name, or let the person choose one at the next sign-in.' },
  args: {
    ...DATABASE_ARGS,
    email: EMAIL,
    by: BY,
    'user-name': { type: 'string', description: 'The new one; the person chooses when left out.' },
  },
  run: ({ args }) =>
    forAccount(args, async ({ desk, account }) => {
      const userName = args['user-name']
      await desk.rename(account.id, { ...toStaff(args.by), ...(userName === undefined ? {} : { userName }) })
      return userName === undefined
        ? `${account.name} chooses a user name at the next sign-in.`
        : `${account.name} signs in as ${userName}.`
    }),
})

const erase = defineCommand({
  meta: {
    name: 'erase',
    description:
      'Erase the account of somebody who asks for it, at once; only without access, desk and open invitation. It can not be undone.',
  },
  args: { ...DATABASE_ARGS, email: EMAIL, by: BY },
  run: ({ args }) =>
    withPortal(args, async (portal) => {
      await portal.eraseAccount({ ...toStaff(args.by), email: args.email })
      return 'Erased, with its sessions, devices and links. The access log keeps the name for as long as the log is kept.'
    }),
})

const recover = defineCommand({
  meta: {
    name: 'recover',
    description: 'A lost phone: ask for a new number after an identity check, then confirm it as a second person.',
  },
  args: {
    ...DATABASE_ARGS,
    by: BY,
    email: { ...EMAIL, required: false },
    phone: { ...PHONE, description: 'The new mobile number.' },
    evidence: { type: 'string', description: 'How you saw who it is; no number of a document.', valueHint: 'passport seen at the desk' },
    confirm: { type: 'string', description: 'Confirm this request, which somebody else made.', valueHint: 'id' },
  },
  run: ({ args }) => (args.confirm === undefined ? requestRecovery(args) : confirmRecovery(args, args.confirm)),
})

interface RecoverArgs extends PlaceArgs {
  readonly by: string
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly evidence?: string | undefined
}

function requestRecovery({ email, phone, evidence, by, ...place }: RecoverArgs): Promise<void> {
  if (email === undefined || phone === undefined || evidence === undefined)
    throw new CliError(
      'Say who it is and how you know: --email, --phone (the new number) and --evidence. Or --confirm with the id of a request.',
    )
  return forAccount({ ...place, email }, async ({ desk, account }) => {
    const asked = await desk.requestRecovery(account.id, { ...toStaff(by), phone, evidence })
    return `${asked.phone} for ${asked.name} is asked for. A second member of staff confirms it within a day:\n  voordeur account recover --confirm ${asked.id} --by "…"`
  })
}

function confirmRecovery({ by, ...place }: RecoverArgs, id: string): Promise<void> {
  return withDesk(place, async (desk) => {
    await desk.confirmRecovery(id, toStaff(by))
    return 'Confirmed: the new number holds, and every session and device of the account has ended.'
  })
}

const recoveries = defineCommand({
  meta: { name: 'recoveries', description: 'Requests for a new number that wait for a second person.' },
  args: DATABASE_ARGS,
  run: ({ args }) =>
    withDesk(args, async (desk) => {
      const waiting = await desk.listRecoveries()
      const lines = waiting.map(
        ({ id, name, phone, requestedBy, evidence, expiresAt }) =>
          `${id}  ${phone} for ${name}, by ${requestedBy}, until ${expiresAt.toISOString()}: ${evidence}`,
      )
      return lines.length === 0 ? 'None.' : lines.join('\n')
    }),
})

const smsReports = defineCommand({
  meta: { name: 'sms-reports', description: 'The address to which the provider of text messages may report. It holds a secret.' },
  args: DATABASE_ARGS,
  run: ({ args }) => withDesk(args, async (_desk, { smsReportUrl }) => smsReportUrl ?? 'The sender of this portal takes no reports.'),
})

/** `voordeur account`: what staff do for people who sign in. */
export const account = defineCommand({
  meta: { name: 'account', description: 'Help people to sign in: first time, locks, lost phones; and erase an account.' },
  subCommands: {
    welcome,
    enrol,
    show,
    unlock,
    'sign-out': signOut,
    rename,
    link,
    unlink,
    erase,
    recover,
    recoveries,
    'sms-reports': smsReports,
  },
})

const toPhone = (phone: string | undefined) => (phone === undefined ? {} : { phone })

interface AtDesk {
  readonly portal: Portal
  readonly desk: AccountDesk
  readonly account: AccountSummary
}

function forAccount(args: PlaceArgs & { readonly email: string }, run: (at: AtDesk) => Promise<string>): Promise<void> {
  return withDesk(args, async (desk, portal) => {
    const found = await findAccount(portal.store.system(), { email: args.email })
    if (!found) throw new CliError(`No account has the address ${args.email}. Give access first: \`voordeur access grant\`.`)
    return run({ portal, desk, account: found })
  })
}

function withDesk(args: PlaceArgs, run: (desk: AccountDesk, portal: Portal) => Promise<string>): Promise<void> {
  return withPortal(args, async (portal) => {
    if (!portal.desk) throw new CliError('This portal leaves signing in to somebody else: there is nothing to do here for an account.')
    return run(portal.desk, portal)
  })
}

async function withPortal(args: PlaceArgs, run: (portal: Portal) => Promise<string>): Promise<void> {
  const portal = await openPortal({ config: args.config, data: args.data })
  try {
    say(await run(portal).catch(sayToPerson))
  } finally {
    await portal.close()
  }
}
