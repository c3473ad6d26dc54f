import { NotThere, type DeskContext, type DeskPorts } from '@voordeur/core'

/** What staff may be asked about one access before it is done. */
export const STEPS = ['revoke', 'block', 'unblock', 'consent', 'admin'] as const

/** What staff may be asked about one access before it is done. */
export type Step = (typeof STEPS)[number]

/** A client, and somebody around them, as the desk knows them. */
export type Client = NonNullable<Awaited<ReturnType<DeskPorts['clients']['open']>>>

/** Somebody with access to the client. */
export type Person = Awaited<ReturnType<DeskPorts['access']['ofClient']>>[number]

/** What the part shows: what was found, one client with a step that is asked about, or the form by which a record is hidden. */
export type ClientsPage =
  | { readonly page: 'search'; readonly words: string; readonly clients: readonly Client[]; readonly after?: string }
  | { readonly page: 'record' }
  | {
      readonly page: 'client'
      readonly client: Client
      readonly people: readonly Person[]
      readonly sets: readonly { readonly id: string; readonly title: string }[]
      readonly asked: 'nothing' | 'grant' | 'sync'
    }
  | { readonly page: 'question'; readonly step: Step; readonly client: Client; readonly person: Person }

type Context = DeskContext<'clients' | 'access' | 'syncs'>

/** Loads the page that the query asks for; a client or an access that is not there throws `NotThere`. */
export async function loadClients({ desk, query }: Context): Promise<ClientsPage> {
  const id = query['client']
  if (id !== undefined) return loadClient(desk, id, query)
  if (query['step'] === 'record') return { page: 'record' }
  const words = query['words'] ?? ''
  const after = query['after']
  return { page: 'search', words, ...(await desk.clients.find({ words, ...(after === undefined ? {} : { after }) })) }
}

async function loadClient(desk: Context['desk'], id: string, query: Context['query']): Promise<ClientsPage> {
  const client = await desk.clients.open(id)
  if (!client) throw new NotThere()
  const people = await desk.access.ofClient(client.id)
  const step = STEPS.find((name) => name === query['step'])
  if (!step) {
    const asked = query['step'] === 'grant' || query['step'] === 'sync' ? query['step'] : 'nothing'
    return { page: 'client', client, people, sets: await desk.access.sets(), asked }
  }
  const person = people.find(({ accessId }) => accessId === query['access'])
  if (!person) throw new NotThere()
  return { page: 'question', step, client, person }
}
