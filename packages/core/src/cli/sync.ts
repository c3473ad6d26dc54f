import { defineCommand } from 'citty'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'
import { toReportJson, toReportLines } from './print-sync.ts'
import { createProgressLine } from './progress-line.ts'
import { tightenHeap } from './tighten-heap.ts'
import { say } from './say.ts'

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
    tightenHeap({ reads: true })
    const portal = await openPortal({ config: args.config, data: args.data })
    const progress = createProgressLine(process.stderr)
    try {
      const results = await portal.sync({
        acceptRemovals: args['accept-removals'],
        onProgress: progress.note,
        ...(args.source === undefined ? {} : { source: args.source }),
      })
      progress.end()
      const text = args.json ? toReportJson(results) : [...results].flatMap(([source, result]) => toReportLines(source, result)).join('\n')
      say(text)
      process.exitCode = [...results.values()].every(({ outcome }) => outcome === 'done') ? 0 : 1
    } finally {
      await portal.close()
    }
  },
})
