import { createMemorySource, createTestPortal, type TestBrowser, type TestPortal } from '@voordeur/core/testing'
import { z } from 'zod'
import { prikbord } from '../prikbord.ts'

/** Somebody on a board, and what they can do there. */
export interface Person extends TestBrowser {
  readonly clientId: string
  readonly name: string
  readonly path: string
  /** Sends a form of the board; a key is made where the form has one. */
  readonly send: (action: string, fields: Readonly<Record<string, string>> | FormData) => ReturnType<TestBrowser['post']>
  /** Places a message and gives its id. */
  readonly place: (text: string) => Promise<string>
  readonly answer: (post: string, text: string) => Promise<string>
  /** Places a message with photos; gives its id. */
  readonly show: (text: string, ...photos: readonly string[]) => Promise<string>
  /** What the board shows now. */
  readonly board: (query?: string) => Promise<Board>
}

/** A portal with two clients, a board, and people. */
export interface BoardPortal {
  readonly portal: TestPortal
  readonly person: (name: string, given?: GivenPerson) => Promise<Person>
  readonly notices: (person: Person) => Promise<readonly { readonly kind: string; readonly values: unknown }[]>
}

interface GivenPerson {
  readonly rights?: readonly Right[]
  readonly admin?: boolean
  readonly clientNumber?: string
}

type Right = 'read' | 'post' | 'reply' | 'photo'

const Message = z.object({
  id: z.string(),
  author: z.string().optional(),
  own: z.boolean(),
  new: z.boolean(),
  at: z.string(),
  editedAt: z.string().optional(),
  hidden: z.object({ by: z.string(), at: z.string() }).optional(),
  text: z.string(),
  may: z.record(z.string(), z.boolean()),
})
const Post = Message.extend({
  deleted: z.boolean(),
  replies: z.array(Message),
  photos: z.array(z.object({ id: z.string(), description: z.string(), width: z.number(), height: z.number() })),
})
const Page = z.object({
  data: z.object({
    posts: z.array(Post),
    older: z.string().optional(),
    recent: z.array(z.object({ post: z.string(), by: z.string(), new: z.boolean() })),
  }),
})

/** A page of the board as JSON. */
export type Board = z.infer<typeof Page>['data']

// Four by three grey pixels.
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAAAAACRn/EaAAAADklEQVR4nGNoAAIGOAEALQ8GAa0C414AAAAASUVORK5CYII='

/** A form with photos of these names. */
export function toForm(fields: Readonly<Record<string, string>>, photos: readonly string[]): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const name of photos) form.append('photo', new File([Buffer.from(PNG, 'base64')], name, { type: 'image/png' }))
  return form
}

/** Opens a portal with a board for clients 100 and 200. */
export async function openBoard(options: Parameters<typeof prikbord>[0] = {}, databaseUrl?: string): Promise<BoardPortal> {
  const memory = createMemorySource([])
  memory.steps = [
    ...[
      { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' },
      { sourceId: 'b', number: '200', name: 'De heer Bos' },
    ].map((client) => ({ client, records: [], complete: [] })),
    { completeSnapshot: true },
  ]
  const portal = await createTestPortal(
    { plugins: [prikbord(options)], sources: [memory.source] },
    databaseUrl === undefined ? {} : { databaseUrl },
  )
  await portal.sync()
  return { portal, person: (name, given) => invite(portal, name, given), notices: (person) => listNotices(portal, person) }
}

async function invite(
  portal: TestPortal,
  name: string,
  { rights = ['read', 'post', 'reply', 'photo'], admin = false, clientNumber = '100' }: GivenPerson = {},
): Promise<Person> {
  const known = [...portal.composition.rights.keys()]
  const browser = await portal.viewer({
    clientNumber,
    name,
    email: `${crypto.randomUUID()}@voorbeeld.nl`,
    basis: 'family',
    represents: admin,
    portalAdmin: admin,
    rights: rights.map((right) => `prikbord.board:${right}` as const).filter((right) => known.includes(right)),
  })
  const path = `/client/${browser.clientId}/prikbord/board`
  const send: Person['send'] = (action, fields) => browser.post(`${path}/${action}`, fields)
  const place = async (action: string, fields: Readonly<Record<string, string>>) => {
    const key = crypto.randomUUID()
    const answer = await send(action, { key, ...fields })
    if (answer.status !== 303) throw new Error(`The form "${action}" was answered with ${answer.status}.`)
    return key
  }
  return {
    ...browser,
    name,
    path,
    send,
    place: (text) => place('post', { text }),
    answer: (post, text) => place('reply', { post, text }),
    show: async (text, ...photos) => {
      const key = crypto.randomUUID()
      const answer = await send('postWithPhotos', toForm({ key, text }, photos))
      if (answer.status !== 303) throw new Error(`The form with photos was answered with ${answer.status}.`)
      return key
    },
    board: async (query = '') => Page.parse((await browser.json(`${path}${query}`)).json()).data,
  }
}

async function listNotices(portal: TestPortal, { accountId }: Person) {
  return portal.store
    .system()
    .selectFrom('notice')
    .select(['kind', 'values'])
    .where('account_id', '=', accountId ?? '')
    .orderBy('id')
    .execute()
}
