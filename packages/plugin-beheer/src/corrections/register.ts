import { definePart, NotThere, toAmsterdamDay, type PartContext } from '@voordeur/core'
import { z } from 'zod'
import { answer, Answer, extend, Extension, receive, Receipt } from './answer.ts'
import { SHOWN, toAsked, type RegisterData, type RegisteredCorrection } from './asked.ts'
import type { BeheerTables } from './correction-tables.ts'
import { viewRegister } from './register-view.tsx'

const PER_PAGE = 50

type Context = PartContext<'organisation', BeheerTables>

/** The register of what clients' sides ask to correct or destroy, with the terms of the law. */
export const corrections = definePart({
  id: 'corrections',
  title: 'corrections.title',
  icon: 'file-pen-line',
  scope: 'organisation',
  rights: { read: {}, answer: { title: 'corrections.right.answer' } },
  query: z.strictObject({
    id: z.uuid().optional(),
    answered: z.literal('yes').optional(),
    after: z
      .string()
      .regex(/^\d{1,6}$/)
      .optional(),
  }),
  load: async (context: Context): Promise<RegisterData> =>
    context.query['id'] === undefined ? loadList(context) : loadOne(context, context.query['id']),
  view: viewRegister,
  actions: {
    receive: { right: 'answer', input: Receipt, run: receive },
    extend: { right: 'answer', input: Extension, run: extend },
    answer: { right: 'answer', input: Answer, run: answer },
  },
  badge: async ({ db }: Context) => {
    const { open } = await db
      .selectFrom('beheer_correction')
      .select(({ fn }) => fn.countAll<string>().as('open'))
      .where('answered_at', 'is', null)
      .executeTakeFirstOrThrow()
    return Number(open)
  },
})

const COLUMNS = [...SHOWN, 'client_id', 'received_by', 'answered_by'] as const

async function loadOne(context: Context, id: string): Promise<RegisterData> {
  const row = await context.db.selectFrom('beheer_correction').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotThere()
  context.concerns(row.client_id)
  const [one] = await register(context, [row])
  return { done: row.answered_at !== null, one, listed: [], more: undefined }
}

/** What waits, the first that is due first; or what was answered, the last one first. */
async function loadList(context: Context): Promise<RegisterData> {
  const done = context.query['answered'] === 'yes'
  const after = Number(context.query['after'] ?? 0)
  const all = context.db.selectFrom('beheer_correction').select(COLUMNS)
  const sorted = done
    ? all.where('answered_at', 'is not', null).orderBy('answered_at', 'desc')
    : all.where('answered_at', 'is', null).orderBy('due_on')
  const rows = await sorted
    .orderBy('id')
    .limit(PER_PAGE + 1)
    .offset(after)
    .execute()
  const listed = await register(context, rows.slice(0, PER_PAGE))
  return { done, one: undefined, listed, more: rows.length > PER_PAGE ? String(after + PER_PAGE) : undefined }
}

type Row = Parameters<typeof toAsked>[0] & {
  readonly client_id: string
  readonly received_by: string | null
  readonly answered_by: string | null
}

async function register({ nameClients, now }: Context, rows: readonly Row[]): Promise<readonly RegisteredCorrection[]> {
  const names = await nameClients([...new Set(rows.map(({ client_id: id }) => id))])
  const today = toAmsterdamDay(now)
  return rows.map((row) => ({
    ...toAsked(row),
    client: names.get(row.client_id) ?? '',
    isLate: row.answered_at === null && row.due_on < today,
    receivedBy: row.received_by ?? undefined,
    answeredBy: row.answered_by ?? undefined,
  }))
}
