import { defineCommand } from 'citty'
import type { AuditPeriod } from '../audit/read-audit.ts'
import { Instant } from '../care/period.ts'
import { CliError } from './cli-error.ts'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'

const checkLog = defineCommand({
  meta: { name: 'check', description: 'Walk the seals of the access log; exit code 1 when an entry was changed, added or removed.' },
  args: DATABASE_ARGS,
  async run({ args }) {
    const portal = await openPortal({ config: args.config, data: args.data })
    try {
      const check = await portal.checkAudit()
      if (!check.intact)
        throw new CliError(`The access log was changed: the seal that ends at entry ${check.brokenAt} does not fit what stands there.`)
      process.stdout.write(`The access log is whole up to entry ${check.upTo}.\n`)
    } finally {
      await portal.close()
    }
  },
})

const exportLog = defineCommand({
  meta: { name: 'export', description: 'Write the access log as JSON lines with the fields of NEN 7513. That it was read is logged.' },
  args: {
    ...DATABASE_ARGS,
    by: { type: 'string', description: 'Who asks; stands in the log.', required: true },
    from: { type: 'string', description: 'From this moment, ISO 8601 with offset.' },
    until: { type: 'string', description: 'Until this moment, ISO 8601 with offset.' },
  },
  async run({ args }) {
    const period = { ...toBound('from', args.from), ...toBound('until', args.until) }
    const portal = await openPortal({ config: args.config, data: args.data })
    try {
      for await (const event of portal.exportAudit(period, args.by)) process.stdout.write(`${JSON.stringify(event)}\n`)
    } finally {
      await portal.close()
    }
  },
})

function toBound(name: 'from' | 'until', text: string | undefined): AuditPeriod {
  if (text === undefined) return {}
  const moment = Instant.safeParse(text)
  if (!moment.success) throw new CliError(`--${name} must be a moment such as 2026-11-22T00:00:00+01:00; "${text}" is none.`)
  return { [name]: new Date(moment.data) }
}

/** `voordeur audit`: the access log. */
export const audit = defineCommand({
  meta: { name: 'audit', description: 'The access log.' },
  subCommands: { check: checkLog, export: exportLog },
})
