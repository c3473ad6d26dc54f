import { defineCommand } from 'citty'
import { toSeconds } from '../define/duration.ts'
import type { BannerDesk } from '../flows/portal/banner-desk.ts'
import { BY, toStaff } from './acting-staff.ts'
import { CliError } from './cli-error.ts'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'
import { say } from './say.ts'

const set = defineCommand({
  meta: { name: 'set', description: 'Put a sentence above every page, also before signing in, in place of the one that stands.' },
  args: {
    ...DATABASE_ARGS,
    text: { type: 'string', description: 'The sentence, at most 300 characters.', required: true },
    from: { type: 'string', description: 'When it begins (ISO 8601 with an offset). Default: now.' },
    until: { type: 'string', description: 'When it ends (ISO 8601 with an offset), or after how long: "4h", "P2D".', required: true },
    by: BY,
  },
  run: ({ args }) =>
    atBannerDesk(args, async (desk) => {
      const from = args.from === undefined ? new Date() : readInstant(args.from)
      const seconds = toSeconds(args.until)
      const until = seconds === undefined ? readInstant(args.until) : new Date(from.getTime() + seconds * 1000)
      await desk.set({ text: args.text, from: from.toISOString(), until: until.toISOString() }, toStaff(args.by))
      return `The banner stands from ${from.toISOString()} until ${until.toISOString()}; every process shows it within a minute.`
    }),
})

const clear = defineCommand({
  meta: { name: 'clear', description: 'Take the sentence above every page away.' },
  args: { ...DATABASE_ARGS, by: BY },
  run: ({ args }) =>
    atBannerDesk(args, async (desk) => {
      await desk.clear(toStaff(args.by))
      return 'The banner is taken away; no process shows it after a minute.'
    }),
})

/** `voordeur banner`: the sentence above every page, for maintenance. */
export const banner = defineCommand({
  meta: { name: 'banner', description: 'The sentence above every page: maintenance, a failure elsewhere.' },
  subCommands: { set, clear },
})

function readInstant(given: string): Date {
  const instant = new Date(given)
  if (/T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:\d{2})$/u.test(given) && !Number.isNaN(instant.getTime())) return instant
  throw new CliError(`"${given}" is no moment. Write it with its offset, such as 2026-12-01T22:00:00+01:00, or an end as a duration: "4h".`)
}

async function atBannerDesk(
  { config, data }: { readonly config?: string | undefined; readonly data: string },
  run: (desk: BannerDesk) => Promise<string>,
): Promise<void> {
  const portal = await openPortal({ config, data })
  try {
    say(await run(portal.bannerDesk))
  } finally {
    await portal.close()
  }
}
