import { defineCommand } from 'citty'
import { BY, toStaff } from './acting-staff.ts'
import { CliError } from './cli-error.ts'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'

/** `voordeur erase`: what the nightly job does, now. */
export const erase = defineCommand({
  meta: { name: 'erase', description: 'Erase the copies of clients whose portal is closed after care, as the nightly job does.' },
  args: {
    ...DATABASE_ARGS,
    by: BY,
    'accept-many': { type: 'boolean', description: 'Also when so many are due that the nightly job stopped.', default: false },
  },
  async run({ args }) {
    const portal = await openPortal({ config: args.config, data: args.data })
    try {
      const result = await portal.erase({ ...toStaff(args.by), acceptMany: args['accept-many'] })
      if (result.stopped)
        throw new CliError(`${result.due} clients would be erased at once. Look whether the source is right, and then add --accept-many.`)
      if (result.failed > 0)
        throw new CliError(`Erased ${result.erased} of ${result.due} clients; ${result.failed} failed and are tried again tonight.`)
      process.stdout.write(`Erased ${result.erased} of ${result.due} clients.\n`)
    } finally {
      await portal.close()
    }
  },
})
