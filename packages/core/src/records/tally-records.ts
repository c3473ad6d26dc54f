import { sql, type Kysely } from 'kysely'
import type { FieldTally } from '../define/part-context.ts'
import type { KernelTables } from '../store/tables.ts'

/** Which field is counted, at most how many values, and which field names them. */
export interface TallyInput {
  readonly field: string
  readonly most?: number
  readonly label?: string
}

const MANY_VALUES = 50
const MOST_VALUES = 500

// These have a column of their own, and an index from which they are counted without reading a row.
const COLUMNS: Readonly<Record<string, 'topic' | 'label'>> = { topic: 'topic', label: 'label' }

/** How often each value of a text field occurs among the records of a type that this viewer may see now, most frequent first. */
export async function tallyRecords(
  db: Kysely<KernelTables>,
  type: string,
  { field, most = MANY_VALUES, label }: TallyInput,
): Promise<readonly FieldTally[]> {
  const ofType = db.selectFrom('record').where('type', '=', type)
  const column = label === undefined ? COLUMNS[field] : undefined
  const visible =
    column === undefined
      ? ofType.select([sql<string | null>`data->>${field}`.as('value'), toLabel(label).as('label')])
      : ofType.where(column, 'is not', null).select([`${column} as value`, toLabel(undefined).as('label')])
  const found = await db
    .selectFrom(visible.as('visible'))
    .select((eb) => ['value', eb.fn.countAll<string>().as('count'), eb.fn.max('label').as('label')])
    .where('value', 'is not', null)
    .groupBy('value')
    .orderBy('count', 'desc')
    .orderBy('value')
    .limit(Math.min(Math.max(most, 1), MOST_VALUES))
    .execute()
  return found.map((row) => ({ value: row.value ?? '', count: Number(row.count), ...(row.label !== null && { label: row.label }) }))
}

function toLabel(field: string | undefined) {
  return field === undefined ? sql<string | null>`null::text` : sql<string | null>`data->>${field}`
}
