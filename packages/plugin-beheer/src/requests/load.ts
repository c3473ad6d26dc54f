import { NotThere, type DeskContext, type DeskPorts } from '@voordeur/core'
import { z } from 'zod'

type Requests = DeskPorts['requests']
type Clients = DeskPorts['clients']

/** A request as the port tells it. */
export type Request = NonNullable<Awaited<ReturnType<Requests['open']>>>

/** A client as the desk lists them. */
export type Client = NonNullable<Awaited<ReturnType<Clients['open']>>>

/** What the part is given. */
export type RequestsContext = DeskContext<'requests' | 'clients'>

/** The states of a request, as the page lists them. */
export const STATES = ['open', 'granted', 'refused'] as const

/** Which list, which request, which client was found for it, or the form for one who asked in person. */
export const RequestsQuery = z.strictObject({
  state: z.enum(STATES).optional(),
  before: z.uuid().optional(),
  request: z.uuid().optional(),
  words: z.string().max(200).optional(),
  client: z.uuid().optional(),
  step: z.literal('enter').optional(),
})

/** A list of requests. */
export interface ListData {
  readonly step: 'list'
  readonly state: (typeof STATES)[number]
  readonly requests: readonly Request[]
  readonly older: string | undefined
}

/** One request, with the clients among whom staff look for the one that is meant. */
export interface OneData {
  readonly step: 'one'
  readonly request: Request
  readonly words: string | undefined
  readonly found: readonly Client[]
  readonly client: Client | undefined
  readonly sets: readonly { readonly id: string; readonly title: string }[]
}

/** What the page shows. */
export type RequestsData = ListData | OneData | { readonly step: 'enter' }

/** Loads the step of the page that is asked for. */
export async function loadRequests({ desk, query }: RequestsContext): Promise<RequestsData> {
  const { step, request: id, words, client, before } = query
  if (step === 'enter') return { step }
  if (id === undefined) {
    const state = STATES.find((each) => each === query['state']) ?? 'open'
    const { requests, older } = await desk.requests.list({ state, ...(before === undefined ? {} : { before }) })
    return { step: 'list', state, requests, older }
  }
  const request = await desk.requests.open(id)
  if (!request) throw new NotThere()
  if (request.state !== 'open') return { step: 'one', request, words: undefined, found: [], client: undefined, sets: [] }
  return {
    step: 'one',
    request,
    words,
    found: words === undefined || words.trim() === '' ? [] : (await desk.clients.find({ words })).clients,
    client: client === undefined ? undefined : await desk.clients.open(client),
    sets: await desk.requests.sets(),
  }
}
