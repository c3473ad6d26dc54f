import { ensureNone } from '../contract-rule.ts'
import { toPartPath } from './addresses.ts'
import { CLIENTS, type Person, type Stage } from './open-stage.ts'
import { fillTables, listForms, readFields, type FormOfAction } from './run-forms.ts'
import { listChanged, readRows } from './tables-of.ts'
import { toFormBody } from './to-form-body.ts'
import { listFailures } from './try-pages.ts'

const UNKNOWN_FIELD = 'onbekend-veld'
const LONG = 'a'.repeat(50_000)

/** Every form that was given is taken. */
export async function checkFormsTaken(stage: Stage): Promise<void> {
  const { sent } = await fillTables(stage)
  ensureNone([
    ...listFailures(stage),
    ...sent
      .filter(({ answer }) => answer.status !== 303)
      .map(
        ({ name, answer }) =>
          `The form of "${name}" was answered with ${answer.status} to who has the right. Fix: its \`input\` or its fields in \`forms\`.`,
      ),
  ])
}

/** A form that is none is answered with 400 and changes nothing; no field makes an action fail. */
export async function checkGarbage(stage: Stage): Promise<void> {
  const { person } = await fillTables(stage)
  const found: string[] = []
  for (const form of listForms(stage)) {
    const fields = await readFields(stage, form, { person, word: CLIENTS.one.word })
    found.push(...(await tryUnknownField(stage, person, { form, fields })), ...(await tryLongFields(person, { form, fields })))
  }
  ensureNone(found)
}

interface Filled {
  readonly form: FormOfAction
  readonly fields: Readonly<Record<string, string>>
}

async function tryUnknownField(stage: Stage, person: Person, { form, fields }: Filled): Promise<readonly string[]> {
  const found: string[] = []
  for (const garbage of [{ [UNKNOWN_FIELD]: 'x' }, { ...fields, [UNKNOWN_FIELD]: 'x' }]) {
    const before = await readRows(stage)
    const { status } = await send(person, form, garbage)
    const changed = listChanged(before, await readRows(stage))
    if (status !== 400) {
      found.push(`"${form.name}" answers a field it does not know with ${status}, not 400. Fix: make its \`input\` a \`z.strictObject\`.`)
    }
    if (status === 400 && changed.length > 0) found.push(`"${form.name}" answers 400 and changed "${changed.join('", "')}" all the same.`)
  }
  return found
}

async function tryLongFields(person: Person, { form, fields }: Filled): Promise<readonly string[]> {
  const found: string[] = []
  for (const field of Object.keys(fields)) {
    const { status } = await send(person, form, { ...fields, [field]: LONG })
    if (status >= 500) {
      found.push(
        `"${form.name}" fails (${status}) on 50,000 letters in "${field}". Fix: bound the field in its \`input\` (\`z.string().max(…)\`).`,
      )
    }
  }
  return found
}

function send(person: Person, form: FormOfAction, fields: Readonly<Record<string, string>>) {
  return person.post(`${toPartPath(form.composed, person.clientId)}/${form.action}`, toFormBody(form, fields))
}
