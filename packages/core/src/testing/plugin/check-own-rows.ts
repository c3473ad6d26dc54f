import { ensureNone } from '../contract-rule.ts'
import { CLIENTS, type Stage, type StageClient } from './open-stage.ts'
import { fillTables } from './run-forms.ts'
import { readRows } from './tables-of.ts'

const WRITTEN = ['one', 'two', 'left'] as const

/** A row of a client holds that client's data, and no other's; a row of an account holds nothing of a client. */
export async function checkOwnRows(stage: Stage): Promise<void> {
  await fillTables(stage)
  const rows = await readRows(stage)
  const owners = stage.subject.plugin.tables?.rows ?? {}
  ensureNone(
    Object.entries(rows).flatMap(([table, found]) =>
      owners[table] === 'client' ? found.flatMap((row) => findStranger(stage, table, row)) : [],
    ),
  )
}

function findStranger(stage: Stage, table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
  const text = JSON.stringify(row)
  const owner = WRITTEN.find((client) => row['client_id'] === stage.clientId(client))
  if (owner === undefined)
    return [`A row of "${table}" has a client_id of no client it was made for. Fix: write \`client.id\` of the context.`]
  const strangers = WRITTEN.filter((client: StageClient) => client !== owner && text.includes(CLIENTS[client].word))
  return strangers.map(
    () => `A row of "${table}" holds the text of another client than its client_id. Fix: keep nothing between two requests.`,
  )
}
