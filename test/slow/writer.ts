// A portal that is going to be killed: it syncs and takes forms without pause, and says on standard output what it acknowledged.
import { definePart, definePlugin, definePortal, defineRecord, defineSource } from '@voordeur/core'
import { createPortal } from '@voordeur/core/portal'
import { testAuthenticator } from '@voordeur/core/testing'
import { sql } from 'kysely'
import { z } from 'zod'

const [databaseUrl = '', folder = '', round = '0'] = process.argv.slice(2)
const CLIENTS = 8
const RECORDS = 40

const Note = defineRecord({ name: 'note', schema: z.strictObject({ version: z.number() }) })

const board = definePart({
  id: 'board',
  title: 'board.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {}, post: { title: 'board.post' } },
  reads: [Note],
  load: async () => [],
  view: () => null,
  actions: {
    post: {
      right: 'post',
      input: z.strictObject({ text: z.string() }),
      run: async ({ db, client, now }, { text }: { text: string }) => {
        await sql`insert into kill_post (id, client_id, text, at) values (${crypto.randomUUID()}, ${client.id}, ${text}, ${now})`.execute(
          db,
        )
        return undefined
      },
    },
  },
})

const words = { 'board.title': 'Prikbord', 'board.post': 'Plaatsen' }
const plugin = definePlugin({
  id: 'kill',
  api: 1,
  messages: { nl: words, en: words },
  tables: {
    migrations: {
      '001': {
        up: async (db) =>
          void (await sql`create table kill_post (id uuid primary key, client_id uuid not null, text text not null unique, at timestamptz not null)`.execute(
            db,
          )),
      },
    },
    rows: { post: 'client' },
    personalData: { post: 'A text of the test.' },
  },
  parts: () => [board],
})

let version = Number(round) * 1_000_000
const source = defineSource({
  id: 'memory',
  api: 1,
  version: '1',
  options: z.object({}),
  provides: [Note],
  async *pull() {
    for (let client = 0; client < CLIENTS; client += 1) {
      const records = Array.from({ length: RECORDS }, (_, index) => ({
        type: Note,
        id: `${client}-${index}`,
        place: { file: 'memory' },
        data: { version },
      }))
      yield { client: { sourceId: `${client}`, number: `${client}`, name: `Cliënt ${client}` }, records, complete: [Note] }
    }
    yield { completeSnapshot: true }
  },
})

const origin = 'http://localhost:4000'
const portal = await createPortal(
  definePortal({
    organisation: { name: 'Testzorg', portalName: 'Portaal', url: origin },
    language: { default: 'nl', form: 'u' },
    theme: { layout: 'panels' },
    auth: testAuthenticator(),
    sources: [source({})],
    plugins: [plugin()],
    panels: [{ id: 'alles', title: 'Alles', colour: 'yellow', icon: 'pin', parts: ['kill.board'] }],
    permissionSets: { alles: { title: 'Alles', rights: ['kill.board:read', 'kill.board:post'] } },
    access: { byBasis: { self: 'alles' } },
  }),
  {
    secret: Buffer.alloc(32, 'kill'),
    production: false,
    database: databaseUrl === '-' ? { folder } : { url: databaseUrl },
    log: () => {},
  },
)

await sync()
const { accountId, clientId } = await portal.grant(
  { clientNumber: '0', email: 'persoon@voorbeeld.nl', name: 'Persoon', basis: 'self' },
  { grantedBy: 'test', notify: false },
)
say('ready')
await Promise.all([syncForever(), postForever()])

async function syncForever(): Promise<never> {
  for (;;) await sync()
}

async function sync(): Promise<void> {
  version += 1
  const results = await portal.sync()
  if (results.get('memory')?.outcome === 'done') say(`synced ${version}`)
}

async function postForever(): Promise<never> {
  for (let number = 0; ; number += 1) {
    const text = `${round}-${number}`
    const answer = await portal.fetch(
      new Request(`${origin}/client/${clientId}/kill/board/post`, {
        method: 'POST',
        body: new URLSearchParams({ text }),
        headers: { origin, 'sec-fetch-site': 'same-origin', cookie: `test_account=${accountId}` },
      }),
    )
    if (answer.status === 303) say(`posted ${text}`)
  }
}

// Written at once: what is still in a buffer when the process dies was never acknowledged to anybody.
function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
