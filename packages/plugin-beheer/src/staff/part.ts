import { defineDeskPart, EmailAddress, NotThere, type DeskContext } from '@voordeur/core'
import { z } from 'zod'
import { StaffView, type StaffPage } from './staff-view.tsx'

/** The ticks of a form are named after the sets. */
export const SET_TICK = 'set.'

const Member = z
  .object({
    name: z.string().trim().min(1, 'staff.problem.name').max(200, 'staff.problem.name'),
    email: z.string().refine((typed) => EmailAddress.safeParse(typed).success, 'staff.problem.email'),
    phone: z.string().trim().max(40, 'staff.problem.phone').default(''),
  })
  .catchall(z.literal('on'))

/** Who is staff of the desk and with which sets. */
export const staff = defineDeskPart({
  id: 'staff',
  title: 'staff.title',
  icon: 'id-card-lanyard',
  rights: { read: {}, change: { title: 'staff.right.change' } },
  ports: ['staff'],
  query: z.strictObject({ member: z.string().max(100).optional(), step: z.enum(['add', 'change', 'remove']).optional() }),
  load: loadStaff,
  view: (page: StaffPage, tools) => StaffView({ page, tools }),
  actions: {
    put: {
      right: 'change',
      input: Member,
      run: async ({ desk }, { name, email, phone, ...ticks }) => {
        const sets = Object.keys(ticks).flatMap((tick) => (tick.startsWith(SET_TICK) ? [tick.slice(SET_TICK.length)] : []))
        if (sets.length === 0) return { problems: [{ field: 'sets', message: 'staff.problem.sets' }] }
        await desk.staff.put({ name, email, sets, ...(phone === '' ? {} : { phone }) })
        return { message: 'staff.done.put' }
      },
    },
    remove: {
      right: 'change',
      input: z.strictObject({ member: z.uuid() }),
      run: async ({ desk }, { member }) => {
        await desk.staff.remove(member)
        return { message: 'staff.done.remove' }
      },
    },
  },
})

async function loadStaff({ desk, query, viewer }: DeskContext<'staff'>): Promise<StaffPage> {
  const [members, sets] = [await desk.staff.list(), await desk.staff.sets()]
  const { step, member: id } = query
  const own = viewer.account.id
  if (step === undefined) return { page: 'list', members, sets, own }
  if (step === 'add') return { page: 'form', sets }
  const member = members.find(({ accountId }) => accountId === id)
  if (!member) throw new NotThere()
  return step === 'change' ? { page: 'form', sets, member } : { page: 'remove', member }
}
