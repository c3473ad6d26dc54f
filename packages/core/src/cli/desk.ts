import { defineCommand } from 'citty'
import type { StaffDesk } from '../flows/desk/desk-staff.ts'
import { BY, toStaff } from './acting-staff.ts'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'
import { say } from './say.ts'

const EMAIL = { type: 'string', description: 'The address of the member of staff.', required: true } as const

const add = defineCommand({
  meta: {
    name: 'add',
    description: 'Make somebody staff of the desk, or change what they may do there. They get what they need to sign in.',
  },
  args: {
    ...DATABASE_ARGS,
    email: EMAIL,
    name: { type: 'string', description: 'The name of the member of staff.', required: true },
    sets: { type: 'string', description: 'Permission sets of `desk.sets`, with commas.', required: true },
    phone: { type: 'string', description: 'A mobile number, where signing in asks for one.' },
    by: BY,
  },
  run: ({ args }) =>
    atStaffDesk(args, async (desk) => {
      const sets = args.sets.split(',').map((set) => set.trim())
      const { email, name, phone } = args
      await desk.put({ email, name, sets, ...(phone === undefined ? {} : { phone }) }, toStaff(args.by))
      return `${email} is staff of the desk: ${sets.join(', ')}.`
    }),
})

const list = defineCommand({
  meta: { name: 'list', description: 'Who is staff of the desk.' },
  args: DATABASE_ARGS,
  run: ({ args }) =>
    atStaffDesk(args, async (desk) => {
      const members = await desk.list()
      return members.length === 0
        ? 'Nobody is staff of the desk.'
        : members.map(({ name, email, sets }) => `${name} <${email}>: ${sets.join(', ')}`).join('\n')
    }),
})

const remove = defineCommand({
  meta: { name: 'remove', description: 'Take the desk from somebody at once.' },
  args: { ...DATABASE_ARGS, email: EMAIL, by: BY },
  run: ({ args }) =>
    atStaffDesk(args, async (desk) => {
      await desk.remove(args.email, toStaff(args.by))
      return `${args.email} is no longer staff of the desk.`
    }),
})

/** `voordeur desk`: who is staff of the organisation's desk; the first of them is made here. */
export const desk = defineCommand({
  meta: { name: 'desk', description: "Who is staff of the organisation's desk." },
  subCommands: { add, list, remove },
})

async function atStaffDesk(
  { config, data }: { readonly config?: string | undefined; readonly data: string },
  run: (desk: StaffDesk) => Promise<string>,
): Promise<void> {
  const portal = await openPortal({ config, data })
  try {
    say(await run(portal.deskStaff))
  } finally {
    await portal.close()
  }
}
