import { defineDeskPart } from '@voordeur/core'
import { z } from 'zod'
import { loadClients, type ClientsPage, type Step } from './client-page.ts'
import { AccessForm, ClientForm, GrantForm, RecordForm } from './forms.ts'
import { ClientsView } from './clients-view.tsx'

const PORTS = ['clients', 'access', 'syncs'] as const

/** Finding a client, and who has access to them: giving it first, ending, blocking; hiding a record that is wrong; reading one client again. */
export const clients = defineDeskPart({
  id: 'clients',
  title: 'clients.title',
  icon: 'users',
  rights: {
    read: {},
    grant: { title: 'clients.right.grant' },
    block: { title: 'clients.right.block' },
    revoke: { title: 'clients.right.revoke' },
    consent: { title: 'clients.right.consent' },
    admin: { title: 'clients.right.admin' },
    hide: { title: 'clients.right.hide' },
    sync: { title: 'clients.right.sync' },
  },
  ports: PORTS,
  query: z.strictObject({
    words: z.string().max(200).optional(),
    after: z.string().max(500).optional(),
    client: z.string().max(100).optional(),
    access: z.string().max(100).optional(),
    step: z.string().max(20).optional(),
  }),
  load: loadClients,
  view: (page: ClientsPage, tools) => ClientsView({ page, tools }),
  actions: {
    grant: {
      right: 'grant',
      input: GrantForm,
      run: async ({ desk }, { client, set, phone, represents, portalAdmin, consented, ...person }) => {
        const given = { represents: represents === 'on', portalAdmin: portalAdmin === 'on', consented: consented === 'on' }
        const chosen = { ...(set === '' ? {} : { set }), ...(phone === '' ? {} : { phone }) }
        await desk.access.grant({ clientId: client, ...person, ...given, ...chosen })
        return { message: 'clients.done.grant', query: { client } }
      },
    },
    revoke: onAccess('revoke', 'revoke'),
    block: onAccess('block', 'block'),
    unblock: onAccess('unblock', 'block'),
    consent: onAccess('consent', 'consent'),
    admin: onAccess('admin', 'admin'),
    hide: {
      right: 'hide',
      input: RecordForm,
      run: async ({ desk }, { as, ...record }) => {
        await desk.access.hideRecord({ ...record, hidden: as === 'hide' })
        return { message: as === 'hide' ? 'clients.done.hide' : 'clients.done.show', query: { step: 'record' } }
      },
    },
    sync: {
      right: 'sync',
      input: ClientForm,
      run: async ({ desk }, { client }) => {
        await desk.syncs.syncClient(client)
        return { message: 'clients.done.sync', query: { client } }
      },
    },
  },
})

const DEEDS = { revoke: 'revoke', block: 'block', unblock: 'unblock', consent: 'consent', admin: 'makeAdmin' } as const

/** What is done about one access, after it was asked. */
function onAccess(step: Step, right: 'revoke' | 'block' | 'consent' | 'admin') {
  return {
    right,
    input: AccessForm,
    run: async ({ desk }: Parameters<typeof loadClients>[0], { client, access }: z.infer<typeof AccessForm>) => {
      await desk.access[DEEDS[step]](access)
      return { message: `clients.done.${step}`, query: { client } }
    },
  }
}
