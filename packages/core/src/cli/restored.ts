import { defineCommand } from 'citty'
import { Instant } from '../care/period.ts'
import { BY, toStaff } from './acting-staff.ts'
import { CliError } from './cli-error.ts'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'
import { say } from './say.ts'
import { toVerdictText } from './verdict-text.ts'

/** `voordeur restored`: after a backup was put back, and before the portal opens. */
export const restored = defineCommand({
  meta: {
    name: 'restored',
    description:
      'After a backup was put back, and before the portal opens: end what may have been ended since, hold what may have been sent.',
  },
  args: {
    ...DATABASE_ARGS,
    at: { type: 'string', description: 'The moment of the backup, ISO 8601 with offset.', required: true },
    by: BY,
    'accept-many': {
      type: 'boolean',
      description: 'Also erase when so many clients or accounts are due that the nightly job would stop.',
      default: false,
    },
  },
  async run({ args }) {
    const at = toMoment(args.at)
    const staff = toStaff(args.by)
    const portal = await openPortal({ config: args.config, data: args.data })
    try {
      const { sessions, feeds, invitations, downloads, messages } = await portal.settleRestore({ ...staff, at })
      say(
        `Ended: ${sessions} sessions, ${feeds} calendar addresses, ${invitations} invitations, ${downloads} downloads; and every link and device.`,
      )
      say(`Held: ${messages} mails and text messages that waited, and may have left since.`)
      const erased = await portal.erase({ ...staff, acceptMany: args['accept-many'] })
      say(`Erased: ${erased.erased} of ${erased.due} clients whose copy was due.`)
      const accounts = await portal.eraseAccounts({ ...staff, acceptMany: args['accept-many'] })
      say(
        `Erased: ${accounts.erased} of ${accounts.due} accounts whose term is over. Who was erased on request since is there again: erase them anew.`,
      )
      process.stdout.write(toVerdictText(await portal.verifyAudit()))
      if ([erased, accounts].some(({ stopped, failed }) => stopped || failed > 0))
        throw new CliError('Not everything that is due was erased. Look why before the portal opens.')
    } finally {
      await portal.close()
    }
  },
})

function toMoment(text: string): Date {
  const moment = Instant.safeParse(text)
  if (!moment.success) throw new CliError(`--at must be a moment such as 2026-11-22T03:00:00+01:00; "${text}" is none.`)
  const at = new Date(moment.data)
  if (at > new Date()) throw new CliError('--at is the moment of the backup, and lies in the future.')
  return at
}
