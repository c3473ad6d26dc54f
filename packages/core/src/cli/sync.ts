import { defineCommand } from 'citty'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'
import { toReportLines } from './print-sync.ts'

/** `voordeur sync`: reads the sources now. Exit code 1 when one was not read to its end. */
export const sync = defineCommand({
  meta: { name: 'sync', description: 'Read the sources now.' },
  args: {
    ...DATABASE_ARGS,
    source: { type: 'string', description: 'Only this source.', valueHint: 'id' },
    'accept-removals': { type: 'boolean', description: 'Let removals above the brake through, this once.', default: false },
    json: { type: 'boolean', description: 'Write the reports as JSON.', default: false },
  },
  async run({ args }) {
    const portal = await openPortal({ config: args.config, data: args.data })
    try {
      const results = await portal.sync({
        acceptRemovals: args['accept-removals'],
        ...(args.source === undefined ? {} : { source: args.source }),
      })
      const text = args.json
        ? JSON.stringify(Object.fromEntries(results), null, 2)
        : [...results].flatMap(([source, result]) => toReportLines(source, result)).join('\n')
      process.stdout.write(`${text}\n`)
      process.exitCode = [...results.values()].every(({ outcome }) => outcome === 'done') ? 0 : 1
    } finally {
      await portal.close()
    }
  },
})
