import { definePart, toAmsterdamDay, type ActionContext, type ActionProblems, type ActionResult, type PartContext } from '@voordeur/core'
import { z } from 'zod'
import { SHOWN, toAsked, type AskedCorrection } from './asked.ts'
import { LONGEST, type BeheerTables } from './correction-tables.ts'
import { viewCorrection } from './correction-view.tsx'
import { toDueDay } from './due-day.ts'

// Who decides about the record: the client, and who represents them by law (AVG 12, 16 and 17; WGBO 7:465).
const OWN_SIDE = ['self', 'parental-authority', 'guardian', 'curator', 'mentor', 'written-authorisation'] as const

const MOST_SHOWN = 100
// More than a person writes; a program that has somebody's session fills no register.
const MOST_OPEN = 20

const Asked = z.strictObject({
  key: z.uuid(),
  kind: z.enum(['correct', 'destroy'], 'correction.problem.kind'),
  about: z.string().trim().min(1, 'correction.problem.about').max(LONGEST.about, 'correction.problem.long'),
  text: z.string().trim().min(1, 'correction.problem.text').max(LONGEST.text, 'correction.problem.long'),
})

type Context = PartContext<'client', BeheerTables>

/** The client's own side asks to correct or destroy something of the record, and sees how that stands. */
export const correction = definePart({
  id: 'correction',
  title: 'correction.title',
  icon: 'file-pen-line',
  scope: 'client',
  rights: {
    read: { explicit: true, byBasis: OWN_SIDE },
    ask: { title: 'correction.right.ask', explicit: true, byBasis: OWN_SIDE },
  },
  load: async ({ db, organisation }: Context) => {
    const rows = await db
      .selectFrom('beheer_correction')
      .select(SHOWN)
      .orderBy('asked_at', 'desc')
      .orderBy('id')
      .limit(MOST_SHOWN)
      .execute()
    return { organisation: organisation.name, asked: rows.map((row): AskedCorrection => toAsked(row)) }
  },
  view: viewCorrection,
  actions: { ask: { right: 'ask', input: Asked, run: ask } },
})

async function ask(
  { db, client, viewer, now }: ActionContext<'client', BeheerTables>,
  { key, kind, about, text }: z.infer<typeof Asked>,
): Promise<ActionResult | ActionProblems> {
  const open = await db.selectFrom('beheer_correction').select('id').where('answered_at', 'is', null).limit(MOST_OPEN).execute()
  if (open.length === MOST_OPEN) return { problems: [{ field: 'text', message: 'correction.problem.many' }] }
  await db
    .insertInto('beheer_correction')
    .values({
      id: key,
      client_id: client.id,
      kind,
      about,
      text,
      asked_by: viewer.account.id,
      asked_name: viewer.account.name,
      asked_at: now,
      due_on: toDueDay(toAmsterdamDay(now), 1),
      received_at: null,
      received_by: null,
      extended_at: null,
      extended_why: null,
      decision: null,
      answer: null,
      answered_at: null,
      answered_by: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return { message: 'correction.sent' }
}
