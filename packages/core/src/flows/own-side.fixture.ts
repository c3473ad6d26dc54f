import { sql } from 'kysely'
import { describe } from 'vitest'
import { z } from 'zod'
import { Report } from '../care/index.ts'
import { toAmsterdamDay } from '../define/amsterdam.ts'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import type { SourceClient, SyncStep } from '../define/source.ts'
import { toMigration } from '../store/migrations/to-migration.ts'
import { createMemorySource, createTestPortal, type MemorySource, type TestPortal } from '../testing/index.ts'
import type { TestConfig } from '../testing/test-config.ts'

const words = { 'reports.title': 'Verslagen', 'money.title': 'Geld', 'secret.title': 'Geheim', 'post.title': 'Prikbord' }

const reports = definePart({
  id: 'reports',
  title: 'reports.title',
  icon: 'book-open',
  scope: 'client',
  rights: { read: {} },
  reads: [Report],
  load: async ({ records }) => (await records.all(Report)).map(({ data }) => data.text),
  view: (texts) => texts.join(' | '),
})

const money = definePart({
  id: 'money',
  title: 'money.title',
  icon: 'id-card',
  scope: 'client',
  rights: { read: {} },
  load: async () => 'centen',
  view: (text) => text,
})

const secret = definePart({
  id: 'secret',
  title: 'secret.title',
  icon: 'shield',
  scope: 'client',
  rights: { read: { explicit: true, byBasis: ['mentor'] } },
  load: async () => 'alleen apart',
  view: (text) => text,
})

const post = definePart({
  id: 'post',
  title: 'post.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {}, write: { title: 'post.title' } },
  load: async ({ db }) => (await sql<{ text: string }>`select text from board_post order by text`.execute(db)).rows.map(({ text }) => text),
  view: (texts) => texts.join(' | '),
  actions: {
    write: {
      right: 'write',
      input: z.strictObject({ text: z.string() }),
      run: async ({ db, client }, { text }) => {
        await sql`insert into board_post (id, client_id, text) values (gen_random_uuid(), ${client.id}, ${text})`.execute(db)
        return {}
      },
    },
  },
})

/** A plugin with a table of clients, one that refers to it, and one that is of people and names a client. */
const board = definePlugin({
  id: 'board',
  api: 1,
  messages: { nl: words, en: words },
  tables: {
    migrations: {
      '001': toMigration([
        // In the order of the alphabet the answered one goes before its answers.
        'create table board_post (id uuid primary key, client_id uuid not null, text text not null)',
        'create table board_reply (id uuid primary key, client_id uuid not null, post_id uuid not null references board_post (id), text text not null)',
        'create table board_seen (account_id uuid not null, client_id uuid, text text)',
      ]),
    },
    rows: { post: 'client', reply: 'client', seen: 'account' },
    personalData: { post: 'what people write', reply: 'what people answer', seen: 'what somebody read last' },
  },
  parts: () => [reports, money, secret, post],
})

/** One report of a client. */
function report(id: string, text: string) {
  return { type: Report, id, place: { file: 'memory' }, data: { reportedAt: '2026-11-21T08:00:00+01:00', text } }
}

/** A client with one report, in a complete snapshot of its types. */
export function clientStep(
  client: Partial<SourceClient> & { readonly sourceId: string },
  text = `Tekst over ${client.sourceId}`,
): SyncStep {
  return {
    client: { number: `nr-${client.sourceId}`, name: `Cliënt ${client.sourceId}`, ...client },
    records: [report(`r-${client.sourceId}`, text)],
    complete: [Report],
  }
}

/** A portal with a source that a test writes. */
export interface OwnSide {
  readonly portal: TestPortal
  readonly memory: MemorySource
  /** Delivers these clients as a whole, and syncs. */
  readonly deliver: (...steps: readonly SyncStep[]) => Promise<void>
  readonly today: () => string
}

/** Opens a portal with the plugin `board`, sets for everything and for money, and no client yet. */
async function openOwnSide(databaseUrl: string | undefined, given: TestConfig & { readonly now?: string } = {}): Promise<OwnSide> {
  const { now, ...config } = given
  const memory = createMemorySource([Report])
  const portal = await createTestPortal(
    {
      plugins: [board()],
      sources: [memory.source],
      permissionSets: {
        alles: { title: 'Alles', rights: ['board.reports:read', 'board.money:read', 'board.post:read', 'board.post:write'] },
        geld: { title: 'Geld', rights: ['board.money:read'] },
      },
      access: { byBasis: { self: 'alles', family: 'alles', administrator: 'geld' }, endsAfterCare: 'P7D' },
      ...config,
    },
    { ...(databaseUrl === undefined ? {} : { databaseUrl }), ...(now === undefined ? {} : { now }) },
  )
  return {
    portal,
    memory,
    deliver: async (...steps) => {
      memory.steps = [...steps, { completeSnapshot: true }]
      const result = (await portal.sync({ acceptRemovals: true })).get('memory')
      if (result?.outcome !== 'done') throw new Error(`The sync of this test ended: ${JSON.stringify(result)}`)
    },
    today: () => toAmsterdamDay(portal.clock.now()),
  }
}

/** Describes the same tests on the embedded database and, when `TEST_DATABASE_URL` is set, on PostgreSQL. */
export function eachDatabase(tests: (open: (given?: Parameters<typeof openOwnSide>[1]) => Promise<OwnSide>) => void): void {
  const databaseUrl = process.env['TEST_DATABASE_URL']
  const databases = [{ name: 'pglite', url: undefined }, ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', url: databaseUrl }])]
  describe.each(databases)('on $name', ({ url }) => {
    tests((given) => openOwnSide(url, given))
  })
}
