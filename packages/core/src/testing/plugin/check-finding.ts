import type { ComposedPart } from '../../compose/composition.ts'
import type { VisibleRecord } from '../../define/part-context.ts'
import { ensureNone } from '../contract-rule.ts'
import { toPartPath } from './addresses.ts'
import type { Stage } from './open-stage.ts'
import { fillTables } from './run-forms.ts'

/** What the search finds leads to a page: the part takes the query that it gave itself, for every sample it says to show. */
export async function checkFinding(stage: Stage): Promise<void> {
  const { person } = await fillTables(stage)
  const records = await listRecords(stage, person.clientId)
  const found: string[] = []
  for (const composed of stage.parts)
    for (const { type, query } of listLinks(composed, records)) {
      const page = await person.get(`${toPartPath(composed, person.clientId)}?${new URLSearchParams(query).toString()}`)
      if (page.status !== 200) found.push(toSentence(composed, { type, query, status: page.status }))
    }
  ensureNone(found)
}

interface Link {
  readonly type: string
  readonly query: Readonly<Record<string, string>>
}

function listLinks({ part }: ComposedPart, records: readonly VisibleRecord[]): readonly Link[] {
  return part.search.flatMap(({ type, link }) =>
    records
      .filter((record) => record.type === type.name)
      .flatMap((record) => {
        const query = link(record)
        return query === undefined ? [] : [{ type: type.name, query }]
      }),
  )
}

async function listRecords({ portal }: Stage, clientId: string): Promise<readonly VisibleRecord[]> {
  const rows = await portal.store
    .system()
    .selectFrom('record')
    .select(['id', 'type', 'at', 'recorded_at', 'data'])
    .where('client_id', '=', clientId)
    .execute()
  return rows.map(({ recorded_at: recordedAt, at, ...row }) => ({ ...row, at: at.toISOString(), recordedAt: recordedAt.toISOString() }))
}

function toSentence({ id }: ComposedPart, { type, query, status }: Link & { readonly status: number }): string {
  return (
    `A hit of type "${type}" leads to ${id} with ${JSON.stringify(query)}, which answers ${status}. ` +
    "Fix: let `link` give what the part's `query` takes and shows, or undefined for what it does not show."
  )
}
