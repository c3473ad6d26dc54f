import { z } from 'zod'
import { listNetwork } from '../../access/list-network.ts'
import { holdAdminRole, holdPortalAdmin } from '../../access/hold-portal-admin.ts'
import { handOverAdmin } from '../../flows/hand-over-admin.ts'
import { HandOverView, type HandOverData } from '../../ui/pages/hand-over-view.tsx'
import { HttpProblem } from '../http-problem.ts'
import { toWho } from '../visit.ts'
import { defineCorePart, type CoreContext } from './core-part.ts'
import { toAccessLine } from './to-person-line.ts'

/** Portaalbeheer overdragen: the role of portal administrator goes to somebody who can look along now. It asks a strong session. */
export const handOver = defineCorePart({
  id: 'hand-over',
  title: 'core.handOver.title',
  icon: 'key-round',
  scope: 'client',
  audience: 'portal-admin',
  tab: 'people',
  requires: 'mfa',
  load: async (context): Promise<HandOverData> => ({ people: await listHeirs(context), wrong: false }),
  view: (data, { t, action, link }) => <HandOverView t={t} data={data} action={action('give')} back={link({ part: 'core.people' })} />,
  actions: {
    give: {
      input: z.strictObject({ to: z.string().max(40).default('') }),
      run: async (context, { to }) => {
        const { db, visit, now } = context
        await holdAdminRole(db, visit.client.id)
        if (!(await holdPortalAdmin(db, visit.access.id))) throw new HttpProblem('not-found')
        const people = await listHeirs(context)
        if (!people.some(({ id }) => id === to)) return { again: { people, wrong: true } }
        if (!(await handOverAdmin({ db, now, clientId: visit.client.id, accessId: to, who: toWho(visit) })))
          throw new HttpProblem('not-found')
        return { part: 'profile', message: 'core.handOver.done' }
      },
    },
  },
})

/** Everybody with an open access but the portal administrator. */
async function listHeirs({ kernel, db, visit, now }: CoreContext<'client'>): Promise<HandOverData['people']> {
  const { accesses } = await listNetwork(db, visit.client.id)
  const context = { policy: kernel.composition.access, now, ownAccountId: visit.visitor.id }
  return accesses
    .map((access) => toAccessLine(access, context))
    .filter(({ isOwn, isAdmin, state }) => !isOwn && !isAdmin && state === 'open')
    .map(({ id, name, role }) => ({ id, name, role }))
}
