import { toAmsterdamDay, type ActionContext, type ActionProblems, type ActionResult } from '@voordeur/core'
import { z } from 'zod'
import { LONGEST, type BeheerTables } from './correction-tables.ts'
import { toDueDay } from './due-day.ts'

type Context = ActionContext<'organisation', BeheerTables>

/** The form by which staff say that they read a request. */
export const Receipt = z.strictObject({ id: z.uuid() })

/** The form by which the term becomes two months longer. */
export const Extension = z.strictObject({
  id: z.uuid(),
  why: z.string().trim().min(2, 'corrections.problem.why').max(500, 'corrections.problem.long'),
})

/** The form of the answer. */
export const Answer = z.strictObject({
  id: z.uuid(),
  decision: z.enum(['done', 'partly', 'refused'], 'corrections.problem.decision'),
  answer: z.string().trim().min(2, 'corrections.problem.answer').max(LONGEST.answer, 'corrections.problem.long'),
})

const HANDLED: ActionProblems = { problems: [{ field: '', message: 'corrections.problem.handled' }] }

/** Notes that it was received, and by whom; its side sees that. */
export async function receive(context: Context, { id }: z.infer<typeof Receipt>): Promise<ActionResult | ActionProblems> {
  const { db, viewer, now } = context
  const row = await db
    .updateTable('beheer_correction')
    .set({ received_at: now, received_by: viewer.account.name })
    .where('id', '=', id)
    .where('received_at', 'is', null)
    .where('answered_at', 'is', null)
    .returning(['client_id'])
    .executeTakeFirst()
  if (!row) return HANDLED
  context.concerns(row.client_id)
  return { message: 'corrections.received', query: { id } }
}

/** Gives itself two months more, once, within the first month, and tells who asked why (AVG 12(3)). */
export async function extend(context: Context, { id, why }: z.infer<typeof Extension>): Promise<ActionResult | ActionProblems> {
  const { db, now } = context
  const asked = await db.selectFrom('beheer_correction').select(['asked_at']).where('id', '=', id).executeTakeFirst()
  if (!asked) return HANDLED
  const row = await db
    .updateTable('beheer_correction')
    .set({ extended_at: now, extended_why: why, due_on: toDueDay(toAmsterdamDay(asked.asked_at), 3) })
    .where('id', '=', id)
    .where('extended_at', 'is', null)
    .where('answered_at', 'is', null)
    .where('due_on', '>=', toAmsterdamDay(now))
    .returning(['client_id', 'asked_by'])
    .executeTakeFirst()
  if (!row) return { problems: [{ field: 'why', message: 'corrections.problem.extended' }] }
  context.concerns(row.client_id)
  context.notify(row.client_id, { kind: 'correction-longer', reference: id, to: [row.asked_by] })
  return { message: 'corrections.extended', query: { id } }
}

/** Answers it, for good: of two members of staff at once one is first, and the other is told. */
export async function answer(
  context: Context,
  { id, decision, answer: text }: z.infer<typeof Answer>,
): Promise<ActionResult | ActionProblems> {
  const { db, viewer, now } = context
  const by = viewer.account.name
  const row = await db
    .updateTable('beheer_correction')
    .set((was) => ({
      decision,
      answer: text,
      answered_at: now,
      answered_by: by,
      received_at: was.fn.coalesce('received_at', was.val(now)),
      received_by: was.fn.coalesce('received_by', was.val(by)),
    }))
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .returning(['client_id', 'asked_by'])
    .executeTakeFirst()
  if (!row) return HANDLED
  context.concerns(row.client_id)
  context.notify(row.client_id, { kind: 'correction-answered', reference: id, to: [row.asked_by] })
  return { message: 'corrections.answered' }
}
