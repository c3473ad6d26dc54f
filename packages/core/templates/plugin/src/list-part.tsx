import { type ActionContext, definePart, type PartContext } from '@voordeur/core'
import { z } from 'zod'
import { LONGEST_LINE, type YourPluginTables } from './tables.ts'
import { type Line, ListView } from './list-view.tsx'

type Reading = PartContext<'client', YourPluginTables>
type Writing = ActionContext<'client', YourPluginTables>

// Strict: a field that no form of the page has is answered with 400. A message that is a key is told at the field.
const NewLine = z.strictObject({
  key: z.uuid(),
  text: z.string().trim().min(1, 'add.problem.empty').max(LONGEST_LINE, 'add.problem.long'),
})

/** What everybody around a client wrote, newest first, with a form for who has the right to add. */
export function list(mostShown: number) {
  return definePart({
    id: 'list',
    title: 'list.title',
    icon: 'notebook-pen',
    scope: 'client',
    // `read` opens the page; every action names the right it needs. Nobody has a right that was not given to them.
    rights: { read: { title: 'list.right.read' }, add: { title: 'list.right.add' } },
    load: (context: Reading) => loadLines(context, mostShown),
    view: (lines, tools) => <ListView lines={lines} tools={tools} />,
    // The part's own line on the panel of the start page.
    summary: { load: countLines, view: (count, { t }) => (count === 0 ? t('list.empty') : t('list.count', { count })) },
    actions: { add: { right: 'add', input: NewLine, run: addLine } },
  })
}

// Plain data, no Date and no class: the page, the JSON answer and the download are made of the same.
async function loadLines({ db }: Reading, mostShown: number): Promise<readonly Line[]> {
  const rows = await db
    .selectFrom('your_plugin_line')
    .select(['id', 'author_name', 'text', 'written_at'])
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute()
  return rows.map(({ id, author_name, text, written_at }) => ({ id, author: author_name, text, at: written_at.toISOString() }))
}

async function countLines({ db }: Reading): Promise<number> {
  const { count } = await db
    .selectFrom('your_plugin_line')
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

// Whose row it is comes from the context, never from the form.
async function addLine({ db, client, viewer, now }: Writing, { key, text }: z.infer<typeof NewLine>) {
  const line = { id: key, client_id: client.id, author_id: viewer.account.id, author_name: viewer.account.name, text, written_at: now }
  // The key came with the page, so that a form that is sent twice adds one line.
  await db
    .insertInto('your_plugin_line')
    .values(line)
    .onConflict((known) => known.columns(['client_id', 'id']).doNothing())
    .execute()
  return { message: 'add.done' }
}
