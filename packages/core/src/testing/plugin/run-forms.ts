import type { ComposedPart } from '../../compose/composition.ts'
import type { TestAnswer } from '../test-browser.ts'
import { toFormName, toPartPath } from './addresses.ts'
import { CLIENTS, type Person, type Stage, type StageClient } from './open-stage.ts'
import type { Whose } from './plugin-under-test.ts'
import { toFormBody } from './to-form-body.ts'
import { countRows, readRows } from './tables-of.ts'

/** One action of a part, with the form that its author gave. */
export interface FormOfAction {
  readonly name: string
  readonly composed: ComposedPart
  readonly action: string
}

/** A form that was sent, and what came of it. */
export interface SentForm extends FormOfAction {
  readonly answer: TestAnswer
}

/** Every action for which there is a form, in the order of the forms. */
export function listForms({ parts, subject }: Stage): readonly FormOfAction[] {
  const actions = parts.flatMap((composed) =>
    Object.keys(composed.part.actions).map((action) => ({ composed, action, name: toFormName(composed, action) })),
  )
  const order = Object.keys(subject.forms ?? {})
  return order.flatMap((name) => actions.filter((action) => action.name === name))
}

/** The fields of a form as its author gives them, for what this person sees now; none when the author's function fails, which is noted. */
export async function readFields(
  { portal, subject, seen }: Stage,
  form: FormOfAction,
  by: { readonly person: Person; readonly word: string },
): Promise<Readonly<Record<string, string>>> {
  const shown = await by.person.json(toPartPath(form.composed, by.person.clientId))
  const data: unknown = shown.status === 200 ? (shown.json() as { readonly data?: unknown }).data : undefined
  try {
    return subject.forms?.[form.name]?.(by.word, data, await findWhose(portal, by.person)) ?? {}
  } catch (error) {
    seen.failures.push({ place: `the form of ${form.name}`, error })
    return {}
  }
}

/** Sends every form once for a client, and once more what made rows when another took them away, so that there is something to see. */
export async function runForms(stage: Stage, client: StageClient, person: Person): Promise<readonly SentForm[]> {
  const { word } = CLIENTS[client]
  const sent: SentForm[] = []
  const removing = new Set<string>()
  for (const form of listForms(stage)) {
    const before = countRows(await readRows(stage))
    sent.push({ ...form, answer: await sendForm(stage, form, { client, person, word }) })
    if (countRows(await readRows(stage)) < before) removing.add(form.name)
  }
  if (removing.size > 0) {
    for (const form of listForms(stage).filter(({ name }) => !removing.has(name))) await sendForm(stage, form, { client, person, word })
  }
  return sent
}

async function sendForm(stage: Stage, form: FormOfAction, by: Sender): Promise<TestAnswer> {
  const isAdministrators = stage.subject.byAdministrator?.includes(form.name) === true
  const person = isAdministrators ? await stage.person(by.client, { portalAdmin: true }) : by.person
  const fields = await readFields(stage, form, { ...by, person })
  return person.post(`${toPartPath(form.composed, person.clientId)}/${form.action}`, toFormBody(form, fields))
}

interface Sender {
  readonly client: StageClient
  readonly person: Person
  readonly word: string
}

/** Fills the tables for the clients that can have rows: by the forms, and by what the author fills in by hand. Gives who did it for client one. */
export async function fillTables(stage: Stage): Promise<{ readonly person: Person; readonly sent: readonly SentForm[] }> {
  const { portal, subject } = stage
  const person = await stage.person('one')
  const other = await stage.person('two')
  const sent = await runForms(stage, 'one', person)
  await runForms(stage, 'two', other)
  for (const [client, { clientId, accountId }] of [
    ['one', person],
    ['two', other],
    ['left', { clientId: stage.clientId('left'), accountId: other.accountId }],
  ] as const) {
    await subject.fill?.(portal.store.system() as never, { clientId, accountId: accountId ?? '', word: CLIENTS[client].word })
  }
  return { person, sent }
}

/** The client of a person, their account, and the access between the two. */
export async function findWhose({ store }: Stage['portal'], { accountId = '', clientId }: Person): Promise<Whose> {
  const db = store.system()
  const access = await db
    .selectFrom('access')
    .select('id')
    .where('account_id', '=', accountId)
    .where('client_id', '=', clientId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return { clientId, accountId, accessId: access?.id ?? '' }
}
