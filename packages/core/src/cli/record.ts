import { defineCommand } from 'citty'
import { BY, toStaff } from './acting-staff.ts'
import { atAccessDesk } from './at-access-desk.ts'
import { DATABASE_ARGS } from './open-portal.ts'

const KEY = {
  source: { type: 'string', description: 'The source it comes from.', required: true },
  type: { type: 'string', description: 'The record type, such as report.', required: true },
  id: { type: 'string', description: "The source's own id of the record.", required: true },
  by: BY,
  reason: { type: 'string', description: 'Why, for the access log; no word of the record.', required: true },
} as const

interface KeyArgs {
  readonly source: string
  readonly type: string
  readonly id: string
  readonly by: string
  readonly reason: string
}

const toAsked = ({ source, type, id, by, reason }: KeyArgs) => ({ source, type, sourceId: id, reason, ...toStaff(by) })

const hide = defineCommand({
  meta: { name: 'hide', description: 'Hide a record at once, from everybody, until its source delivers another version.' },
  args: { ...DATABASE_ARGS, ...KEY },
  run: ({ args }) =>
    atAccessDesk(args, async (desk) => {
      await desk.hide(toAsked(args))
      return `Hidden: ${args.type} ${args.id} of ${args.source}. It shows again when the source delivers another version.`
    }),
})

const show = defineCommand({
  meta: { name: 'show', description: 'Show a hidden record again.' },
  args: { ...DATABASE_ARGS, ...KEY },
  run: ({ args }) =>
    atAccessDesk(args, async (desk) => {
      await desk.show(toAsked(args))
      return `${args.type} ${args.id} of ${args.source} shows again.`
    }),
})

/** `voordeur record`: the brake on a record that is wrong. */
export const record = defineCommand({
  meta: { name: 'record', description: 'Hide a record that is wrong, or show it again.' },
  subCommands: { hide, show },
})
