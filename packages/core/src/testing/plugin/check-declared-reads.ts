import type { CompiledQuery } from 'kysely'
import { toPrefix } from '../../store/declared-tables.ts'
import { ensureNone } from '../contract-rule.ts'
import type { Stage } from './open-stage.ts'
import { fillTables } from './run-forms.ts'
import { openPages } from './try-pages.ts'

/** PostgreSQL, appendix A: no privilege; no such table, no such schema. */
const OUT_OF_REACH = new Set(['42501', '42P01', '3F000'])

/** A part reads the record types that it declared and its own tables: nothing of the kernel, of other plugins or of the database itself. */
export async function checkDeclaredReads(stage: Stage): Promise<void> {
  const { person } = await fillTables(stage)
  await openPages(stage, person)
  ensureNone([
    ...stage.seen.undeclared.map(({ place, message }) => `${place}: ${message} Fix: add the type to \`reads\`.`),
    ...listRefused(stage),
    ...(await listForeign(stage)),
  ])
}

function listRefused({ seen }: Stage): readonly string[] {
  return seen.failures.flatMap(({ place, error }) =>
    error instanceof Error && 'code' in error && OUT_OF_REACH.has(String(error.code))
      ? [`${place}: the database refused: ${error.message}. Fix: read your own tables, and records through \`records\`.`]
      : [],
  )
}

/** The database itself says which tables a statement reads, so that a join, a sub-query or a view hides nothing. */
async function listForeign(stage: Stage): Promise<readonly string[]> {
  const { id, tables } = stage.subject.plugin
  const own = new Set(Object.keys(tables?.rows ?? {}).map((table) => toPrefix(id) + table))
  const byText = new Map(stage.seen.statements.map((statement) => [`${statement.place} ${statement.query.sql}`, statement]))
  const found: string[] = []
  for (const { place, query } of byText.values()) {
    const foreign = (await explain(stage, query)).filter(({ schema, name }) => schema !== stage.portal.store.schema || !own.has(name))
    found.push(
      ...foreign.map(({ schema, name }) =>
        schema === stage.portal.store.schema
          ? `${place} reads the table "${name}", which is not its own. Fix: read records through \`records\`, and what another plugin knows through core.`
          : `${place} reads "${name}" of the database's own catalog. Fix: leave it out; a part has no business there.`,
      ),
    )
  }
  return found
}

interface Relation {
  readonly schema: string
  readonly name: string
}

async function explain({ portal }: Stage, { sql, parameters }: CompiledQuery): Promise<readonly Relation[]> {
  try {
    const { rows } = await portal.store.execute(`explain (verbose, format json) ${sql}`, parameters)
    return listRelations(rows[0]?.['QUERY PLAN'])
  } catch {
    // What can't be explained can't be run either: it failed before, and is found there.
    return []
  }
}

function listRelations(plan: unknown): readonly Relation[] {
  if (typeof plan === 'string') return listRelations(JSON.parse(plan))
  if (typeof plan !== 'object' || plan === null) return []
  const own = 'Relation Name' in plan && 'Schema' in plan ? [{ schema: String(plan.Schema), name: String(plan['Relation Name']) }] : []
  return [...own, ...Object.values(plan).flatMap((member) => listRelations(typeof member === 'string' ? undefined : member))]
}
