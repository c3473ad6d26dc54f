import type { PartContext } from '@voordeur/core'
import type { VitaliteitTables } from './tables.ts'
import { toWeek } from './to-week.ts'

/** Whether this week has an answer: one row by its key, so that the start page can ask it each time. */
export async function hasAnswer({ db, now }: Pick<PartContext<'client', VitaliteitTables>, 'db' | 'now'>): Promise<boolean> {
  const answer = await db.selectFrom('vitaliteit_answer').select('week').where('week', '=', toWeek(now)).executeTakeFirst()
  return answer !== undefined
}
