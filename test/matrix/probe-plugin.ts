import {
  defineDeskPart,
  defineFeed,
  definePart,
  definePlugin,
  defineRecord,
  publicAccess,
  type DeskContext,
  type RecordType,
} from '@voordeur/core'
import { Document, Report } from '@voordeur/core/care'
import { sql, type Kysely } from 'kysely'
import { z } from 'zod'

/** A record type of which no client has one. */
export const Deed = defineRecord({ name: 'deed', schema: z.strictObject({ text: z.string() }), search: ['text'] })

/** A record type that only a part for the strongest sessions finds. */
export const Vault = defineRecord({ name: 'vault', schema: z.strictObject({ text: z.string() }), search: ['text'] })

// Careless on purpose: what it reads it never asks for by client, so that only the database and the guard keep clients apart.
const readRows =
  (part: string) =>
  async ({ db }: { readonly db: Kysely<unknown> }): Promise<readonly string[]> => {
    const { rows } = await sql<{ text: string }>`select text from probe_row where part = ${part} order by text`.execute(db)
    return rows.map(({ text }) => text)
  }
const view = (texts: readonly string[]) => texts.join(' ')
const find = (type: RecordType) => [{ type, title: 'board.title', link: () => ({}) }] as const
const about = <const Id extends string>(id: Id) => ({ id, title: `${id}.title`, icon: 'lock', scope: 'client' as const })

async function findNames({ desk, query }: DeskContext<'clients' | 'requests'>): Promise<readonly string[]> {
  return (await desk.clients.find({ words: query['words'] ?? '' })).clients.map(({ name }) => name)
}

const board = definePart({
  ...about('board'),
  rights: { read: {}, post: { title: 'board.post' } },
  query: z.partialRecord(z.enum(['before']), z.string().max(20)),
  load: readRows('board'),
  view,
  summary: { load: readRows('board'), view: (texts) => `${texts.length} berichten: ${view(texts)}` },
  badge: async (context) => (await readRows('board')(context)).length,
  feed: defineFeed({ title: 'board.title', text: 'board.title', mime: 'text/calendar', load: readRows('board'), write: view }),
  actions: {
    post: {
      right: 'post',
      input: z.strictObject({ text: z.string().max(40) }),
      run: async ({ db, client, notify }, { text }) => {
        await sql`insert into probe_row (id, client_id, part, text) values (gen_random_uuid(), ${client.id}, 'board', ${text})`.execute(db)
        notify({ kind: 'posted', reference: text })
        return { message: 'board.post' }
      },
    },
    hang: {
      right: 'post',
      input: z.strictObject({ text: z.string().max(40) }),
      files: { letter: { accepts: ['pdf'] } },
      run: async ({ db, client, files }, { text }) => {
        const hung = `${text} ${files.length}`
        await sql`insert into probe_row (id, client_id, part, text) values (gen_random_uuid(), ${client.id}, 'board', ${hung})`.execute(db)
        return { message: 'board.post' }
      },
    },
    wipe: {
      right: 'read',
      input: z.strictObject({}),
      run: async ({ db }) => {
        await sql`delete from probe_row where part = 'wiped'`.execute(db)
        return undefined
      },
    },
  },
  media: {
    load: async ({ db }, { id }) => {
      const { rows } = await sql<{ text: string }>`select text from probe_row where id = ${id} and part = 'board'`.execute(db)
      return rows[0] && { mime: 'application/pdf', bytes: new TextEncoder().encode(rows[0].text), name: 'Brief' }
    },
  },
})

const parts = [
  board,
  definePart({
    ...about('letters'),
    rights: { read: {} },
    reads: [Report],
    applies: [Report],
    load: readRows('letters'),
    view,
    search: find(Report),
  }),
  definePart({
    ...about('papers'),
    rights: { read: {} },
    reads: [Document],
    applies: [Document],
    files: [Document],
    load: readRows('papers'),
    view,
  }),
  definePart({ ...about('law'), rights: { read: { explicit: true, byBasis: ['mentor'] } }, load: readRows('law'), view }),
  definePart({
    ...about('safe'),
    rights: { read: {} },
    requires: 'eidas-high',
    reads: [Vault],
    search: find(Vault),
    load: readRows('safe'),
    view,
    summary: { load: readRows('safe'), view },
  }),
  definePart({
    ...about('deeds'),
    rights: { read: {} },
    reads: [Deed],
    applies: [Deed],
    load: readRows('deeds'),
    view,
    search: find(Deed),
  }),
  definePart({
    ...about('open'),
    rights: {},
    access: publicAccess('Whoever may look at this client at all may see it.'),
    load: readRows('open'),
    view,
  }),
  definePart({ ...about('loose'), rights: { read: {} }, load: readRows('loose'), view }),
  definePart({
    id: 'mine',
    title: 'mine.title',
    icon: 'lock',
    scope: 'account',
    rights: {},
    access: publicAccess('It is about the reader.'),
    load: async ({ db }) => (await sql<{ text: string }>`select text from probe_own`.execute(db)).rows.map(({ text }) => text),
    view: (texts) => view(texts),
    actions: {
      keep: {
        right: publicAccess('It is about the reader.'),
        input: z.strictObject({ text: z.string().max(40) }),
        run: async ({ db, viewer }, { text }) => {
          await sql`insert into probe_own (account_id, text) values (${viewer.account.id}, ${text})`.execute(db)
          return undefined
        },
      },
    },
  }),
  definePart({
    id: 'desk',
    title: 'desk.title',
    icon: 'lock',
    scope: 'organisation',
    rights: { read: {}, answer: { title: 'desk.answer' } },
    load: readRows('desk'),
    view,
    actions: {
      answer: {
        right: 'answer',
        input: z.strictObject({}),
        run: async ({ db }: { readonly db: Kysely<unknown> }) => {
          await sql`update probe_row set text = text where part = 'desk'`.execute(db)
          return undefined
        },
      },
    },
  }),
  defineDeskPart({
    id: 'finder',
    title: 'finder.title',
    icon: 'lock',
    rights: { read: {} },
    // Whoever asks for access at the door is answered by a part with this port.
    ports: ['clients', 'requests'],
    query: z.strictObject({ words: z.string().max(40).optional() }),
    load: findNames,
    view,
  }),
]

const words = {
  'board.post': 'Plaatsen',
  'board.told': 'Iets van {client}',
  'desk.answer': 'Antwoorden',
  ...Object.fromEntries(parts.map(({ id }) => [`${id}.title`, `Proef ${id}`])),
}

/** A plugin with a part of every kind that the contract knows, and tables whose rows a test writes. */
export const probe = definePlugin({
  id: 'probe',
  api: 1,
  messages: { nl: words, en: words },
  notices: { posted: { title: 'board.told', part: 'board' } },
  tables: {
    migrations: {
      '001': {
        up: async (db) => {
          await sql`create table probe_row (id uuid primary key, client_id uuid not null, part text not null, text text not null)`.execute(
            db,
          )
          await sql`create table probe_own (account_id uuid not null, text text not null)`.execute(db)
        },
      },
    },
    rows: { row: 'client', own: 'account' },
    desk: ['row'],
    personalData: { row: 'A text of a test.', own: 'A text of a test.' },
  },
  parts: () => parts,
})

/** The parts of the plugin that stand on a panel; `loose` stands on none. */
export const PANEL_PARTS = ['probe.board', 'probe.letters', 'probe.papers', 'probe.law', 'probe.safe', 'probe.deeds', 'probe.open'] as const
