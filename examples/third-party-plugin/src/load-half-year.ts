import type { PartContext } from '@voordeur/core'
import { decideWriter } from './decide-writer.ts'
import type { HalfYear } from './half-year.ts'
import { listHalfYear } from './list-half-year.ts'
import type { VitaliteitTables } from './tables.ts'
import { toWeek } from './to-week.ts'

/** Reads the answers of the last half year, and as whom this reader may answer. */
export async function loadHalfYear(
  { db, client, viewer, now }: PartContext<'client', VitaliteitTables>,
  representatives: boolean,
): Promise<HalfYear> {
  const week = toWeek(now)
  const [oldest = week] = listHalfYear(week)
  const rows = await db
    .selectFrom('vitaliteit_answer')
    .select(['week', 'feeling', 'text', 'writer', 'author_name'])
    .where('week', '>=', oldest)
    .orderBy('week', 'desc')
    .execute()
  const answers = rows.map(({ author_name: author, ...answer }) => ({ ...answer, author }))
  return { client: client.name, week, writer: decideWriter(viewer.access, representatives), answers }
}
