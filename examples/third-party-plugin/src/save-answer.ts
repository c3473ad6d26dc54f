import { type ActionContext, NotThere } from '@voordeur/core'
import { z } from 'zod'
import { decideWriter } from './decide-writer.ts'
import { FEELINGS } from './feelings.ts'
import { listReplaceable } from './list-replaceable.ts'
import { LONGEST_TEXT, type VitaliteitTables } from './tables.ts'
import { toWeek } from './to-week.ts'

/** What the form sends. The week travels along, so that an answer meant for last week is never taken for this one. */
export const NewAnswer = z.strictObject({
  week: z.iso.date(),
  feeling: z.enum(FEELINGS.map(({ id }) => id)),
  text: z.string().trim().max(LONGEST_TEXT, 'problem.long'),
})

/** Keeps the one answer of this week, in place of the one that was there. */
export async function saveAnswer(
  { db, client, viewer, now }: ActionContext<'client', VitaliteitTables>,
  { week, feeling, text }: z.infer<typeof NewAnswer>,
  representatives: boolean,
) {
  // A right can be given to anybody; that only the client's own side speaks for the client is a rule of this plugin.
  const writer = decideWriter(viewer.access, representatives)
  if (writer === 'nobody') throw new NotThere()
  if (week !== toWeek(now)) return { problems: [{ field: 'text', message: 'problem.week' }] }
  const said = { feeling, text, writer, author_id: viewer.account.id, author_name: viewer.account.name, written_at: now }
  // Sent twice is one answer: the week is the key. What may be replaced is asked in the same statement, so that nobody comes in between.
  const kept = await db
    .insertInto('vitaliteit_answer')
    .values({ client_id: client.id, week, ...said })
    .onConflict((known) =>
      known.columns(['client_id', 'week']).doUpdateSet(said).where('vitaliteit_answer.writer', 'in', listReplaceable(writer)),
    )
    .returning('week')
    .executeTakeFirst()
  if (!kept) throw new NotThere()
  return { message: 'form.saved' }
}
