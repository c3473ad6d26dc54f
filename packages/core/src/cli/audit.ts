import { defineCommand } from 'citty'
import type { AuditPeriod } from '../audit/read-audit.ts'
import { Instant } from '../care/period.ts'
import { CliError } from './cli-error.ts'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'
import { toVerdictText } from './verdict-text.ts'

const verifyLog = defineCommand({
  meta: {
    name: 'verify',
    description: 'Prove that no sealed entry of the access log was changed, added or removed; exit code 1 when one was.',
  },
  args: {
    ...DATABASE_ARGS,
    expect: { type: 'string', description: 'A seal that was written down elsewhere; it must be a link of the chain.' },
  },
  async run({ args }) {
    const expect = args.expect === undefined ? undefined : toSeal(args.expect)
    const portal = await openPortal({ config: args.config, data: args.data })
    try {
      process.stdout.write(toVerdictText(await portal.verifyAudit({ expect })))
    } finally {
      await portal.close()
    }
  },
})

function toSeal(text: string): string {
  if (!/^[\w-]{43}$/.test(text)) throw new CliError(`--expect must be a seal as "voordeur audit verify" prints it; "${text}" is none.`)
  return text
}

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
  subCommands: { verify: verifyLog, export: exportLog },
})
