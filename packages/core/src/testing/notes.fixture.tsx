import { sql, type Generated } from 'kysely'
import { z } from 'zod'
import { Report } from '../care/report.ts'
import { defineFeed } from '../define/part-feed.ts'
import { definePart, type Part } from '../define/part.ts'
import { publicAccess } from '../define/public-access.ts'
import { definePlugin, type PluginTables } from '../define/plugin.ts'
import type { Messages } from '../define/messages.ts'
import { createId } from '../store/ids.ts'
import type { PluginUnderTest } from './plugin/plugin-under-test.ts'

interface NotesTables {
  notes_note: { id: string; client_id: string; text: string; kind: Generated<string> }
  notes_seen: { account_id: string; client_id: string }
}

const Post = z.strictObject({ text: z.string().min(1).max(200) })
const Remove = z.strictObject({ id: z.uuid() })

/** A part that does everything right: it forgets every `where`, and sees one client all the same. */
export const board: Part = definePart<
  'board',
  'read' | 'post',
  'client',
  BoardData,
  number,
  { post: z.infer<typeof Post>; remove: z.infer<typeof Remove> },
  NotesTables
>({
  id: 'board',
  title: 'board.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {}, post: { title: 'board.right.post' } },
  reads: [Report],
  files: [Report],
  load: async ({ db, records, viewer, client }) => {
    await db
      .insertInto('notes_seen')
      .values({ account_id: viewer.account.id, client_id: client.id })
      .onConflict((seen) => seen.doNothing())
      .execute()
    const notes = await db
      .selectFrom('notes_note')
      .select(['id', 'text'])
      .where('text', 'in', db.selectFrom('notes_note').select('text'))
      .orderBy('id')
      .execute()
    return {
      notes,
      reports: (await records.list(Report)).items.map(({ id, data, file }) => ({ id, text: data.text, hasFile: file !== undefined })),
    }
  },
  view: ({ notes, reports }, { t, action, file }) => (
    <section>
      <h2>{t('board.title')}</h2>
      {notes.length + reports.length === 0 && <p>{t('board.nothing')}</p>}
      <ul>
        {reports.map(({ id, text, hasFile }) => (
          <li key={id}>{hasFile ? <a href={file(id)}>{text}</a> : text}</li>
        ))}
        {notes.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      <form method="post" action={action('post')}>
        <label for="text">{t('board.text')}</label>
        <textarea id="text" name="text" />
        <button type="submit">{t('board.send')}</button>
      </form>
    </section>
  ),
  feed: defineFeed<readonly string[], NotesTables>({
    title: 'board.title',
    text: 'board.title',
    mime: 'text/calendar',
    load: async ({ db }) => (await db.selectFrom('notes_note').select('text').execute()).map(({ text }) => text),
    write: (texts) => texts.join(),
  }),
  summary: {
    load: async ({ db }) => (await db.selectFrom('notes_note').select('id').execute()).length,
    view: (count, { t }) => t('board.count', { count }),
  },
  actions: {
    post: {
      right: 'post',
      input: Post,
      run: async ({ db, client }, { text }) => {
        await db.insertInto('notes_note').values({ id: createId(), client_id: client.id, text }).execute()
        return { message: 'board.sent' }
      },
    },
    remove: {
      right: 'post',
      input: Remove,
      run: async ({ db }, { id }) => {
        await db.deleteFrom('notes_note').where('id', '=', id).execute()
        return { message: 'board.gone' }
      },
    },
  },
})

/** A part about the account itself. */
const mine = definePart<'mine', never, 'account', readonly { readonly client_id: string }[], unknown, unknown, NotesTables>({
  id: 'mine',
  title: 'mine.title',
  icon: 'pin',
  scope: 'account',
  rights: {},
  access: publicAccess('everybody may see what they opened themselves'),
  load: ({ db }) => db.selectFrom('notes_seen').select('client_id').execute(),
  view: (seen, { t }) => <p>{t('mine.seen', { count: seen.length })}</p>,
})

interface BoardData {
  readonly notes: readonly { readonly id: string; readonly text: string }[]
  readonly reports: readonly { readonly id: string; readonly text: string; readonly hasFile: boolean }[]
}

const words = {
  'board.title': 'Prikbord',
  'board.right.post': 'Iets ophangen',
  'board.nothing': 'Er hangt niets.',
  'board.text': 'Tekst',
  'board.send': 'Ophangen',
  'board.count': '{count, plural, one {# bericht} other {# berichten}}',
  'mine.title': 'Gezien',
  'mine.seen': '{count, plural, one {# bord} other {# borden}}',
  'board.sent': 'Het hangt.',
  'board.gone': 'Het is weg.',
  'board.wait': '{mode, select, simple {Wacht {minutes} minuten.} other {Een ogenblik geduld.}}',
}

/** The words of the plugin; the same in both languages, which is not what is tried here. */
export const noteMessages: Messages = { nl: words, en: words }

/** The tables of the plugin. The second migration runs on filled tables. */
export const noteTables: PluginTables = {
  migrations: {
    '001-notes': {
      up: async (db) => {
        await sql`create table notes_note (id uuid primary key, client_id uuid not null references client (id), text text not null check (length(text) < 1000))`.execute(
          db,
        )
        await sql`create table notes_seen (account_id uuid not null, client_id uuid not null, primary key (account_id, client_id))`.execute(
          db,
        )
      },
    },
    '002-kind': { up: async (db) => void (await sql`alter table notes_note add column kind text not null default 'note'`.execute(db)) },
  },
  rows: { note: 'client', seen: 'account' },
  marks: ['seen'],
  personalData: {
    note: 'What somebody wrote about the client; two years; exported with the part; erased with the client.',
    seen: 'Which account opened the board of which client; as long as the account; not exported; erased with it.',
  },
}

/** What a test changes of the healthy plugin. */
export interface NotesChange {
  readonly part?: Partial<Part>
  readonly tables?: Partial<PluginTables>
  readonly messages?: Messages
  readonly subject?: Partial<PluginUnderTest>
}

/** The healthy plugin with what is needed to try it, or a broken one. */
export function notes({ part = {}, tables = {}, messages = noteMessages, subject = {} }: NotesChange = {}): PluginUnderTest {
  const plugin = definePlugin({
    id: 'notes',
    api: 1,
    messages,
    // A getter stays one: what is another thing each time is one of the faults.
    tables: Object.defineProperties({ ...noteTables }, Object.getOwnPropertyDescriptors(tables)),
    parts: () => [{ ...board, ...part }, mine],
  })
  return {
    plugin: plugin(),
    records: (word) => [{ type: Report, data: { reportedAt: '2026-11-20T08:00:00+01:00', text: `Rapportage over ${word}` } }],
    forms: {
      'board.post': (word) => ({ text: `Briefje van ${word}` }),
      'board.remove': (_, shown) => ({ id: (shown as BoardData).notes[0]?.id ?? '' }),
    },
    ...subject,
  }
}
