import { listNetwork } from '../../access/list-network.ts'
import { PeopleView } from '../../ui/pages/people-view.tsx'
import { defineCorePart } from './core-part.ts'
import { toAccessLine, toInvitationLine } from './to-person-line.ts'

/** Contactpersonen beheren: everybody around the client, for the portal administrator. */
export const people = defineCorePart({
  id: 'people',
  title: 'core.people.title',
  icon: 'users',
  scope: 'client',
  audience: 'portal-admin',
  tab: 'people',
  load: async ({ kernel, visit, db, now }) => {
    const network = await listNetwork(db, visit.client.id)
    const context = { policy: kernel.composition.access, now, ownAccountId: visit.visitor.id }
    return {
      client: visit.client.name,
      people: [
        ...network.invitations.map((invitation) => toInvitationLine(invitation, context)),
        ...network.accesses.map((access) => toAccessLine(access, context)),
      ],
    }
  },
  view: (data, { t, now, locale, link }) => (
    <PeopleView
      t={t}
      now={now}
      locale={locale}
      {...data}
      links={{
        add: link({ part: 'core.add-person' }),
        rights: link({ part: 'core.rights' }),
        handOver: link({ part: 'core.hand-over' }),
        person: (who) => link({ part: 'core.person', query: { who } }),
      }}
    />
  ),
})
