import { PostgresQueryCompiler, type CompiledQuery, type Kysely, type KyselyPlugin } from 'kysely'
import type { Part, PartAction, ViewTools } from '../../define/part.ts'
import type { ActionContext, PartContext, RecordReader, Scope } from '../../define/part-context.ts'
import type { Plugin } from '../../define/plugin.ts'
import { findUnplain } from './find-unplain.ts'

/** What was seen of a plugin's own functions while they ran, each with its place (`board.board, load`). */
export interface Seen {
  /** Errors of its functions, also those that the portal answers with a friendly page. */
  readonly failures: { readonly place: string; readonly error: unknown }[]
  /** Record types it asked for, and did not declare. */
  readonly undeclared: { readonly place: string; readonly message: string }[]
  /** Its own statements, as they went to the database. */
  readonly statements: { readonly place: string; readonly query: CompiledQuery }[]
  /** Where what it loaded is not plain data. */
  readonly unplain: { readonly place: string; readonly what: string }[]
  /** Words it asked for, and that are not in the catalogue of that language. */
  readonly unsaid: { readonly place: string; readonly locale: string; readonly key: string }[]
}

type Run = (context: PartContext<Scope>) => Promise<unknown>

/** A plugin that does the same and lets itself be watched. */
export function watchPlugin(plugin: Plugin): { readonly plugin: Plugin; readonly seen: Seen } {
  const seen: Seen = { failures: [], undeclared: [], statements: [], unplain: [], unsaid: [] }
  return { plugin: { ...plugin, parts: plugin.parts.map((part) => watchPart(part, `${plugin.id}.${part.id}`, seen)) }, seen }
}

function watchPart(part: Part, id: string, seen: Seen): Part {
  const { summary, badge, feed } = part
  return {
    ...part,
    load: watchLoad(part.load, `${id}, load`, seen),
    view: watchView(part.view, `${id}, view`, seen),
    summary: summary && {
      load: watchLoad(summary.load, `${id}, summary.load`, seen),
      view: watchView(summary.view, `${id}, summary.view`, seen),
    },
    feed: feed && { ...feed, load: watchLoad(feed.load as Run, `${id}, feed.load`, seen) },
    badge: badge && watchRun(badge, `${id}, badge`, seen),
    actions: Object.fromEntries(
      Object.entries(part.actions).map(([name, action]) => [name, watchAction(action, `${id}, action ${name}`, seen)]),
    ),
  }
}

function watchAction(action: Part['actions'][string], place: string, seen: Seen): PartAction<Scope, unknown, unknown> {
  return { ...action, run: (context, input) => watchRun((watched) => action.run(watched as ActionContext, input), place, seen)(context) }
}

function watchLoad(load: Run, place: string, seen: Seen): Run {
  const run = watchRun(load, place, seen)
  return async (context) => {
    const data = await run(context)
    const what = data === undefined ? undefined : findUnplain(data)
    if (what !== undefined) seen.unplain.push({ place, what })
    return data
  }
}

function watchRun<T>(run: (context: PartContext<Scope>) => Promise<T>, place: string, seen: Seen) {
  return async (context: PartContext<Scope>): Promise<T> => {
    try {
      return await run(watchContext(context, place, seen))
    } catch (error) {
      seen.failures.push({ place, error })
      throw error
    }
  }
}

/** A part of the desk with ports has no tables and no records beside them. */
function watchContext(context: PartContext<Scope>, place: string, seen: Seen): PartContext<Scope> {
  if (!('db' in context)) return context
  return { ...context, db: watchDatabase(context.db, place, seen), records: watchRecords(context.records, place, seen) }
}

function watchDatabase(db: Kysely<unknown>, place: string, { statements }: Seen): Kysely<unknown> {
  const compiler = new PostgresQueryCompiler()
  const watching: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      statements.push({ place, query: compiler.compileQuery(node, queryId) })
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return db.withPlugin(watching)
}

// A part may catch the refusal and go on as if nothing was; what it asked for was undeclared all the same.
function watchRecords(records: RecordReader, place: string, { undeclared }: Seen): RecordReader {
  const note = async <T>(asked: () => Promise<T>): Promise<T> => {
    try {
      return await asked()
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'RECORD_UNDECLARED')
        undeclared.push({ place, message: error.message })
      throw error
    }
  }
  return {
    list: (types, filter) => note(() => records.list(types, filter)),
    find: (type, id) => note(() => records.find(type, id)),
    all: (type) => note(() => records.all(type)),
    search: (types, search) => note(() => records.search(types, search)),
    tally: (type, field, options) => note(() => records.tally(type, field, options)),
    present: (types) => note(() => records.present(types)),
  }
}

function watchView(view: Part['view'], place: string, { unsaid, failures }: Seen): Part['view'] {
  return (data, tools) => {
    const t: ViewTools['t'] = (key, values) => {
      const text = tools.t(key, values)
      if (text === key) unsaid.push({ place, locale: tools.locale, key })
      return text
    }
    try {
      return view(data, { ...tools, t })
    } catch (error) {
      failures.push({ place, error })
      throw error
    }
  }
}
