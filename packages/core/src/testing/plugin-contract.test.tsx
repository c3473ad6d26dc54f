import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Contact } from '../care/contact.ts'
import { Report } from '../care/report.ts'
import { defineFeed } from '../define/part-feed.ts'
import type { Part } from '../define/part.ts'
import type { RowOwner } from '../define/plugin.ts'
import { Basis } from '../define/viewer.ts'
import { createId } from '../store/ids.ts'
import { ContractBroken } from './contract-rule.ts'
import { board, noteMessages, notes, noteTables, type NotesChange } from './notes.fixture.tsx'
import { pluginContract } from './plugin-contract.ts'

type Load = Part['load']

// Long walks: on the embedded database in `npm test`, on PostgreSQL with the slow tests.
const databaseUrl = process.env['VOORDEUR_TEST'] === 'slow' ? process.env['TEST_DATABASE_URL'] : undefined
const databases = [databaseUrl === undefined ? { on: 'the embedded database' } : { on: 'PostgreSQL', databaseUrl }]

const STARTS = 'a portal starts with it'
const SAMPLES = 'the samples show what there is to see'
const PAGES = 'who has every right gets every page'
const PLAIN = 'what a part loads is plain data'
const FINDING = 'what is found leads to a page that shows it'
const FORMS = 'every form is taken'
const GARBAGE = 'a form that is none is answered with 400 and changes nothing'
const READING = 'opening a page writes nothing'
const RIGHTS = 'without the right a part and an action are absent'
const OPENS = 'a file is opened by the part that says so, for who may read it'
const MEDIA = 'a photo or file of its own is handed out to who may read the part'
const FEEDS = 'what a calendar is given is there for who may read it, and holds nothing of another client'
const APART = 'on a page about one client stands nothing of another'
const ROWS = 'a row of a client holds nothing of another'
const READS = 'a part reads what it declared and nothing else'
const WORDS = 'every word is there, in both languages'
const ACCESSIBLE = 'the pages are accessible'
const TABLES = 'every table says whose rows it holds and what personal data it keeps'
const ONCE = 'the migrations run once'
const FILLED = 'the migrations run on tables that hold rows'

const feed = defineFeed({ title: 'board.title', text: 'board.title', mime: 'text/calendar', load: async () => '', write: () => '' })

/** What the healthy part loads, and then something else. */
const and =
  (also: Load): Load =>
  async (context) => {
    const data = await board.load(context)
    await also(context)
    return data
  }

const reading = (statement: string): NotesChange => ({ part: { load: and(async ({ db }) => sql.raw(statement).execute(db)) } })
const showing = (html: string): NotesChange => ({
  part: {
    view: (data, tools) => (
      <>
        {board.view(data, tools)}
        <div dangerouslySetInnerHTML={{ __html: html }} />
      </>
    ),
  },
})
const post = (change: Partial<Part['actions'][string]>): NotesChange => ({
  part: {
    actions: {
      ...board.actions,
      post: { right: 'post', input: z.strictObject({ text: z.string() }), run: async () => undefined, ...board.actions['post'], ...change },
    },
  },
})
const saying = (key: string): NotesChange => ({ part: { view: (data, tools) => [board.view(data, tools), tools.t(key)] } })
const allBases = { byBasis: Basis.options }
const note = (context: object, text: string) =>
  sql`insert into notes_note (id, client_id, text) values (${createId()}, ${(context as { client: { id: string } }).client.id}, ${text})`

describe.each(databases)('the contract of a plugin, on $on', ({ on: _, ...database }) => {
  test.each(pluginContract(notes({ subject: database })))(
    'is kept by a healthy plugin that forgets every `where`: $name',
    async ({ check }) => {
      await expect(check()).resolves.toBeUndefined()
    },
  )

  test.each(toBroken())('%s', async (_name, { change, breaks }) => {
    const broken = await listBroken(notes({ ...change, subject: { ...database, ...change.subject } }), Object.keys(breaks))
    expect(broken).toEqual(Object.fromEntries(Object.entries(breaks).map(([rule, sentence]) => [rule, expect.stringMatching(sentence)])))
  })
})

interface Broken {
  readonly change: NotesChange
  /** The rules that this breaks, with what is said of it. */
  readonly breaks: Readonly<Record<string, RegExp>>
}

function toBroken(): readonly (readonly [string, Broken])[] {
  return Object.entries({
    'a word in one language only': {
      change: { messages: { ...noteMessages, en: {} } },
      breaks: { [STARTS]: /MESSAGE_MISSING.*notes, messages\.en/ },
    },
    'a table that nobody declared': {
      change: { tables: { rows: { note: 'client' }, personalData: noteTables.personalData } },
      breaks: { [STARTS]: /TABLES_ROWS_UNDECLARED.*\n.*"seen" does not say whose rows/ },
    },
    'a view past the walls': {
      change: withMigration('create view notes_all as select * from notes_note'),
      breaks: { [STARTS]: /RELATION_KIND.*notes_all: it would show rows past row-level security/ },
    },
    'a function with the rights of the kernel': {
      change: withMigration(
        "create function notes_all() returns setof notes_note language sql security definer as 'select * from notes_note'",
      ),
      breaks: { [STARTS]: /FUNCTION_PRIVILEGED.*leave security definer out/s },
    },
    'a type without a sample': {
      change: { part: { reads: [Report, Contact] } },
      breaks: { [SAMPLES]: /no sample of "contact".*Fix: add a record/ },
    },
    'a sample that does not fit its type': {
      change: { subject: { records: () => [{ type: Report, data: { text: 'Kraanvogelkwartet' } }] } },
      breaks: { [SAMPLES]: /Sample 1 is no report: reportedAt/ },
    },
    'an action without a form': {
      change: { subject: { forms: { 'board.post': (word) => ({ text: word }) } } },
      breaks: { [SAMPLES]: /no form for the action "board.remove"/ },
    },
    'a table that nothing fills': { change: { subject: { forms: {} } }, breaks: { [SAMPLES]: /No row was made in "note"/ } },
    'samples that show no word': {
      change: {
        subject: {
          records: () => [{ type: Report, data: { reportedAt: '2026-11-20T08:00:00+01:00', text: 'Niets' } }],
          forms: { 'board.post': () => ({ text: 'x' }), 'board.remove': notes().forms?.['board.remove'] ?? (() => ({})) },
        },
      },
      breaks: { [SAMPLES]: /No page shows the word/ },
    },
    'a page that fails without records': {
      change: { part: { load: and(async ({ records }) => (await records.list(Report)).items[0]?.data.text.length ?? JSON.parse('')) } },
      breaks: { [PAGES]: /notes\.board, load failed: Unexpected end of JSON/ },
    },
    'a hit that leads to an address that is none': {
      change: { part: { search: [{ type: Report, title: 'board.title', link: () => ({ nergens: 'x' }) }] } },
      breaks: { [FINDING]: /leads to notes\.board with {"nergens":"x"}, which answers 400/ },
    },
    'a moment as a Date': {
      change: { part: { load: async (context) => ({ ...Object(await board.load(context)), at: new Date(0) }) } },
      breaks: { [PLAIN]: /notes\.board, load: data\.at is a Date\. Fix: give plain data/ },
    },
    'an action that fails': {
      change: post({ run: async () => Promise.reject(new Error('no luck')) }),
      breaks: { [FORMS]: /action post failed: no luck\n.*"board\.post" was answered with 500/, [SAMPLES]: /No row was made in "note"/ },
    },
    'a form that takes any field': {
      change: post({ input: z.object({ text: z.string().max(200).default('leeg') }) }),
      breaks: { [GARBAGE]: /"board\.post" answers a field it does not know with 303, not 400\. Fix: make its `input` a `z\.strictObject`/ },
    },
    'a field without a bound': {
      change: post({ input: z.strictObject({ text: z.string() }) }),
      breaks: { [GARBAGE]: /"board\.post" fails \(500\) on 50,000 letters in "text"\. Fix: bound the field/ },
    },
    'a page that writes': {
      change: { part: { load: and(async (context) => note(context, 'gelezen').execute(context.db)) } },
      breaks: { [READING]: /Opening a page changed "note"\. Fix: change rows in an action only/ },
    },
    'a read mark that was not named': {
      change: { tables: { marks: [] } },
      breaks: { [READING]: /Opening a page changed "seen".*named in `tables\.marks`/ },
    },
    'a right that every basis brings': {
      change: { part: { rights: { read: allBases, post: { title: 'board.right.post' } } } },
      breaks: { [RIGHTS]: /Who lacks "notes\.board:read" is answered 200.*Fix: name a right that is granted/ },
    },
    'an action whose right every basis brings': {
      change: { part: { rights: { read: {}, post: { title: 'board.right.post', ...allBases } } } },
      breaks: { [RIGHTS]: /Who lacks "notes\.board:post" is answered 303 by the action "board\.post", not 404.*\n.*changed "note"/ },
    },
    'a file that it did not declare': {
      change: { part: { files: [], view: (data, tools) => [board.view(data, tools), tools.file('x')] } },
      breaks: { [PAGES]: /notes\.board, view failed: The part "notes\.board" opens a file and declares no `files`/ },
    },
    'files to which nothing leads': {
      change: { part: { view: () => null } },
      breaks: {
        [OPENS]: /"notes\.board" declares `files`, and its page leads to none\. Fix: link to/,
        [SAMPLES]: /No page shows the word/,
      },
    },
    'files behind a right that every basis brings': {
      change: { part: { rights: { read: allBases, post: { title: 'board.right.post' } } } },
      breaks: { [OPENS]: /Who lacks "notes\.board:read" is answered 200 by a file of "notes\.board", not 404/ },
    },
    'photos to which nothing leads': {
      change: { part: { media: { load: async () => undefined } } },
      breaks: { [MEDIA]: /"notes\.board" declares `media`, and its pages lead to none\. Fix: show/ },
    },
    'a photo that is found for everybody': {
      change: handingOut(async () => ({ mime: 'application/pdf', bytes: Buffer.from('%PDF-') })),
      breaks: {
        [MEDIA]:
          /The viewer of another client is answered 200 by a photo or file of "notes\.board", not 404.*an id that never was is answered 200/s,
      },
    },
    'a photo that is not there for anybody': {
      change: handingOut(async () => undefined),
      breaks: { [MEDIA]: /to which its page leads is answered 404 to who may read it\. Fix: find it in `media\.load`/ },
    },
    'a module that remembers what it loaded': {
      change: { part: { load: remembering() } },
      breaks: { [APART]: /\/client\/…\/notes\/board shows the text of another client\. Fix: keep nothing in the module/ },
    },
    'a summary that remembers': {
      change: { part: { summary: { load: remembering(), view: (data) => JSON.stringify(data) } } },
      breaks: { [APART]: /^\/client\/… shows the text of another client/ },
    },
    'a feed that remembers': {
      change: { part: { feed: { ...feed, load: remembering(), write: (data) => JSON.stringify(data) } } },
      breaks: { [FEEDS]: /The feed of "notes\.board" holds the text of another client\. Fix: keep nothing in the module/ },
    },
    'a feed that fails': {
      change: {
        part: {
          feed: {
            ...feed,
            load: async () => {
              throw new Error('nothing to give')
            },
          },
        },
      },
      breaks: { [FEEDS]: /The feed of "notes\.board" is answered with 500 to who may read it.*nothing to give/s },
    },
    'text of a client in rows of an account': {
      change: inAccountRows(),
      breaks: { [APART]: /shows the text of another client.*what is about a client in a table of `client` rows/ },
    },
    'rows with what somebody else wrote': {
      change: post({ run: writingFirst() }),
      breaks: {
        [ROWS]: /A row of "note" holds the text of another client than its client_id/,
        [APART]: /shows the text of another client/,
      },
    },
    'a record type it did not declare, caught and forgotten': {
      change: { part: { load: and(async ({ records }) => records.all(Contact).catch(() => [])) } },
      breaks: { [READS]: /notes\.board, load: This part reads "contact" but does not declare it.*Fix: add the type to `reads`/ },
    },
    'the table of records': {
      change: reading('select data from record'),
      breaks: { [READS]: /reads the table "record", which is not its own\. Fix: read records through `records`/ },
    },
    'the client in a join': {
      change: reading('select name from notes_note join client on client.id = notes_note.client_id'),
      breaks: { [READS]: /reads the table "client", which is not its own/ },
    },
    'a photo in a sub-query': {
      change: reading('select text from notes_note where client_id in (select client_id from client_photo)'),
      breaks: { [READS]: /reads the table "client_photo", which is not its own/ },
    },
    'the catalog of the database': {
      change: reading('select relname from pg_class'),
      breaks: { [READS]: /reads "pg_class" of the database's own catalog/ },
    },
    'a catalog view in a common table expression': {
      change: reading('with seen as (select table_name from information_schema.tables) select * from seen'),
      breaks: { [READS]: /of the database's own catalog\. Fix: leave it out/ },
    },
    'the accounts of the kernel': {
      change: reading('select email from account'),
      breaks: refusedPages(/permission denied for (table|relation) account/),
    },
    "another plugin's table": {
      change: reading('select * from prikbord_post'),
      breaks: refusedPages(/relation "prikbord_post" does not exist/),
    },
    'a word that is not there': {
      change: saying('board.welcome'),
      breaks: { [WORDS]: /notes\.board, view: "board\.welcome" is said as its key in "nl".*Fix: add it to `messages\.nl`/ },
    },
    'a word without its value': {
      change: saying('board.count'),
      breaks: { [WORDS]: /"board\.count" is said as its key in "en".*or give the value/ },
    },
    'a word without the value that only its simple way names': {
      change: saying('board.wait'),
      breaks: { [WORDS]: /"board\.wait" is said as its key in "nl".*or give the value/ },
    },
    'an action that ends with no message': {
      change: post({
        run: async (context) => ({ message: (await note(context, 'Kraanvogelkwartet').execute(context.db)) ? 'board.done' : '' }),
      }),
      breaks: {
        [WORDS]: /The action "board\.post" ends with "board\.done", which is no message in "nl"/,
        [ROWS]: /holds the text of another client/,
        [APART]: /another/,
      },
    },
    'a field without a label': {
      change: showing('<input name="q">'),
      breaks: { [ACCESSIBLE]: /\/client\/…\/notes\/board: <input name="q"> has no label \(WCAG 1\.3\.1\)/ },
    },
    'a table without a word on personal data': {
      change: { tables: { personalData: { ...noteTables.personalData, seen: 'none' } } },
      breaks: { [TABLES]: /The table "seen" does not say what personal data it keeps\. Fix: write in `tables\.personalData`/ },
    },
    'migrations that are called something else each time': {
      change: { tables: renaming() },
      breaks: { [ONCE]: /A second start is refused: .*does not fit its list.*Fix: give migrations names/ },
    },
    'a migration that forgets the rows there are': {
      change: withMigration('alter table notes_note add column who uuid not null'),
      breaks: {
        [FILLED]: /The migration "003-more" does not run on tables that hold rows: .*"who".*Fix: give a new column a default/,
        [SAMPLES]: /No row/,
        [FORMS]: /500/,
      },
    },
  } satisfies Record<string, Broken>)
}

function withMigration(statement: string): NotesChange {
  return {
    tables: { migrations: { ...noteTables.migrations, '003-more': { up: async (db) => void (await sql.raw(statement).execute(db)) } } },
  }
}

function refusedPages(refused: RegExp): Readonly<Record<string, RegExp>> {
  return {
    [READS]: new RegExp(`notes\\.board, load: the database refused: ${refused.source}.*Fix: read your own tables`),
    [PAGES]: refused,
    [SAMPLES]: /No (row|page)/,
    [FORMS]: /./,
  }
}

function handingOut(load: NonNullable<Part['media']>['load']): NotesChange {
  const id = createId()
  return { part: { media: { load }, view: (data, tools) => [board.view(data, tools), <a href={tools.media(id)}>Foto</a>] } }
}

function remembering(): Load {
  let last: unknown
  return async (context) => (last ??= await board.load(context))
}

function writingFirst(): Part['actions'][string]['run'] {
  let first: unknown
  return async (context, input) => board.actions['post']?.run(context, (first ??= input))
}

function inAccountRows(): NotesChange {
  const rows: Readonly<Record<string, RowOwner>> = { note: 'client', seen: 'account', draft: 'account' }
  return {
    tables: {
      rows,
      personalData: { ...noteTables.personalData, draft: 'What somebody began to write about a client; a week; not exported.' },
      migrations: {
        ...noteTables.migrations,
        '003-draft': {
          up: async (db) => void (await sql`create table notes_draft (account_id uuid not null, text text not null)`.execute(db)),
        },
      },
    },
    part: {
      load: async (context) => {
        const { rows: drafts } = await sql`select text from notes_draft`.execute(context.db)
        return { ...Object(await board.load(context)), drafts }
      },
      view: (data, tools) => [board.view(data, tools), JSON.stringify((data as { drafts: unknown }).drafts)],
      actions: {
        ...board.actions,
        draft: {
          right: 'post',
          input: z.strictObject({ text: z.string().max(200) }),
          run: async ({ db, viewer }, input) => {
            await sql`insert into notes_draft values (${viewer.account.id}, ${(input as { text: string }).text})`.execute(db)
            return undefined
          },
        },
      },
    },
    subject: { forms: { ...notes().forms, 'board.draft': (word) => ({ text: word }) } },
  }
}

function renaming(): NonNullable<NotesChange['tables']> {
  let count = 0
  return Object.defineProperty({}, 'migrations', {
    enumerable: true,
    get: () => Object.fromEntries(Object.entries(noteTables.migrations).map(([name, migration]) => [`${name}-${(count += 1)}`, migration])),
  })
}

/** What the named rules throw. */
async function listBroken(subject: ReturnType<typeof notes>, names: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const broken: [string, string][] = []
  for (const { name, check } of pluginContract(subject).filter((rule) => names.includes(rule.name))) {
    try {
      await check()
    } catch (error) {
      broken.push([name, error instanceof ContractBroken ? error.message : `NO SENTENCE: ${String(error)}`])
    }
  }
  return Object.fromEntries(broken)
}
