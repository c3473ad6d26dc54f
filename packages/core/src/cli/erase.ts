import { defineCommand } from 'citty'
import type { EraseResult } from '../flows/erase-clients.ts'
import { BY, toStaff } from './acting-staff.ts'
import { CliError } from './cli-error.ts'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'
import { say } from './say.ts'

/** `voordeur erase`: what the nightly jobs do, now. */
export const erase = defineCommand({
  meta: {
    name: 'erase',
    description: 'Erase the copies of clients whose portal is closed after care, and accounts whose term is over, as the night does.',
  },
  args: {
    ...DATABASE_ARGS,
    by: BY,
    'accept-many': { type: 'boolean', description: 'Also when so many are due that the nightly job stopped.', default: false },
  },
  async run({ args }) {
    const portal = await openPortal({ config: args.config, data: args.data })
    try {
      const asked = { ...toStaff(args.by), acceptMany: args['accept-many'] }
      const clients = await portal.erase(asked)
      // With the copy of a client its accesses end; what is stopped or fails there says nothing of the accounts.
      const accounts = await portal.eraseAccounts(asked)
      for (const [result, what] of [
        [clients, 'clients'],
        [accounts, 'accounts'],
      ] as const)
        say(`Erased ${result.erased} of ${result.due} ${what}.`)
      const left = [...listLeft(clients, 'clients', 'the source'), ...listLeft(accounts, 'accounts', 'the way access was ended')]
      if (left.length > 0) throw new CliError(left.join('\n'))
    } finally {
      await portal.close()
    }
  },
})

function listLeft({ due, failed, stopped }: EraseResult, what: string, cause: string): readonly string[] {
  if (stopped) return [`${due} ${what} would be erased at once. Look whether ${cause} is right, and then add --accept-many.`]
  return failed > 0 ? [`${failed} of ${due} ${what} failed and are tried again tonight.`] : []
}
