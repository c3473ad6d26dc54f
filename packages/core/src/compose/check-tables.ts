import type { Plugin, PluginTables } from '../define/plugin.ts'
import type { Check, Draft } from './draft.ts'
import type { Problem } from './problem.ts'
import { quote, toList } from './quote.ts'

/** Every table says whose rows it holds and what personal data it keeps: the walls and the register follow from it. */
export const checkTables: Check = (draft) => [...draft.plugins.flatMap((plugin) => checkPlugin(plugin)), ...checkAuthenticator(draft)]

function checkPlugin({ id, tables }: Plugin): readonly Problem[] {
  if (!tables) return []
  const place = `plugin ${quote(id)}, tables`
  const rows = Object.keys(tables.rows)
  const described = Object.keys(tables.personalData)
  const isSilent = rows.length === 0 && described.length === 0 && Object.keys(tables.migrations).length > 0
  return [
    ...(isSilent ? [toRowsProblem(place, 'There are migrations, but no table says whose rows it holds.')] : []),
    ...described
      .filter((table) => !rows.includes(table))
      .map((table) => toRowsProblem(place, `The table ${quote(table)} does not say whose rows it holds.`)),
    ...rows
      .filter((table) => !(tables.personalData[table] ?? '').trim())
      .map((table) => toDataProblem(place, `The table ${quote(table)} does not say`)),
    ...checkNamed(tables, place),
  ]
}

/** What `desk` and `marks` name are tables of this plugin; the desk reaches rows of clients by it, and the others by their owner. */
function checkNamed({ rows, desk = [], marks = [] }: PluginTables, place: string): readonly Problem[] {
  const unknown = [...desk.map((table) => ['desk', table] as const), ...marks.map((table) => ['marks', table] as const)].filter(
    ([, table]) => !Object.hasOwn(rows, table),
  )
  return [
    ...unknown.map(([list, table]) => toRowsProblem(place, `The table ${quote(table)} in \`${list}\` does not say whose rows it holds.`)),
    ...desk.filter((table) => Object.hasOwn(rows, table) && rows[table] !== 'client').map((table) => toOwnerProblem(place, table)),
  ]
}

function checkAuthenticator({ authenticator }: Draft): readonly Problem[] {
  if (!authenticator) return []
  const { migrations, personalData } = authenticator.tables
  const empty = Object.keys(personalData).filter((table) => !personalData[table]?.trim())
  const isSilent = Object.keys(migrations).length > 0 && Object.keys(personalData).length === 0
  return [
    ...(isSilent ? [toDataProblem('auth, tables', 'There are migrations, but no table says')] : []),
    ...(empty.length > 0 ? [toDataProblem('auth, tables', `These tables do not say (${toList(empty)})`)] : []),
  ]
}

function toRowsProblem(place: string, cause: string): Problem {
  return { code: 'TABLES_ROWS_UNDECLARED', place, cause, fix: "Add it to `rows`: 'client', 'account', 'organisation' or 'desk'." }
}

function toOwnerProblem(place: string, table: string): Problem {
  return {
    code: 'TABLES_DESK_OWNER',
    place,
    cause: `The table ${quote(table)} stands in \`desk\` and holds no rows of clients.`,
    fix: 'Leave it out: parts of the desk reach tables of the organisation and the desk anyway, and rows of an account never.',
  }
}

function toDataProblem(place: string, who: string): Problem {
  return {
    code: 'PERSONAL_DATA_UNDECLARED',
    place,
    cause: `${who} what personal data it keeps.`,
    fix: 'Add it to `personalData`: what is kept, how long, how exported, how erased; or that there is none.',
  }
}
