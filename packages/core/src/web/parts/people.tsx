import { listNetwork } from '../../access/list-network.ts'
import { PeopleView } from '../../ui/pages/people-view.tsx'
import { defineCorePart } from './core-part.ts'
import { isInviting } from './to-manager.ts'
import { toAccessLine, toInvitationLine } from './to-person-line.ts'

/** Contactpersonen beheren: everybody around the client, for the portal administrator. */
export const people = defineCorePart({
  id: 'people',
  title: 'core.people.title',
  icon: 'users',
  scope: 'client',
  audience: 'portal-admin',
  tab: 'people',
  load: async (context) => {
    const { kernel, visit, db, now } = context
    const network = await listNetwork(db, visit.client.id)
    const line = { policy: kernel.composition.access, now, ownAccountId: visit.visitor.id }
    return {
      client: visit.client.name,
      isInviting: isInviting(context),
      people: [
        ...network.invitations.map((invitation) => toInvitationLine(invitation, line)),
        ...network.accesses.map((access) => toAccessLine(access, line)),
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
