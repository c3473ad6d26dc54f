import { ensureNone } from '../contract-rule.ts'
import { toFormName, toPartPath } from './addresses.ts'
import { CLIENTS, type Stage } from './open-stage.ts'
import { fillTables } from './run-forms.ts'
import { readRows } from './tables-of.ts'

/** What was given is enough to try the plugin by: without a sample, a form or a row the kit would be blind. */
export async function checkSamples(stage: Stage): Promise<void> {
  const { person } = await fillTables(stage)
  ensureNone([...findUnsampled(stage), ...findFormless(stage), ...(await findEmptyTables(stage))])
  ensureNone(await findWordless(stage, person))
}

function findUnsampled({ subject }: Stage): readonly string[] {
  const samples = subject.records?.(CLIENTS.one.word) ?? []
  const read = new Set(subject.plugin.parts.flatMap(({ reads }) => reads.map(({ name }) => name)))
  const unsampled = [...read].filter((name) => !samples.some(({ type }) => type.name === name))
  const unfit = samples.flatMap(({ type, data }, index) => {
    const issue = type.schema.safeParse(data).error?.issues[0]
    return issue === undefined ? [] : [`Sample ${index + 1} is no ${type.name}: ${issue.path.map(String).join('.')}: ${issue.message}.`]
  })
  return [
    ...unsampled.map((name) => `There is no sample of "${name}", which a part reads. Fix: add a record of it to \`records\`.`),
    ...unfit,
  ]
}

function findFormless({ parts, subject }: Stage): readonly string[] {
  return parts
    .flatMap((composed) => Object.keys(composed.part.actions).map((action) => toFormName(composed, action)))
    .filter((name) => subject.forms?.[name] === undefined)
    .map((name) => `There is no form for the action "${name}". Fix: add its fields to \`forms\`.`)
}

async function findEmptyTables(stage: Stage): Promise<readonly string[]> {
  const rows = await readRows(stage)
  return Object.keys(rows)
    .filter((table) => rows[table]?.length === 0)
    .map((table) => `No row was made in "${table}". Fix: give a form of an action that makes one, or \`fill\` it.`)
}

/** The word of a client must show on one of its pages: how else would it show on another's? */
async function findWordless(stage: Stage, person: Awaited<ReturnType<Stage['person']>>): Promise<readonly string[]> {
  const { parts, tables } = stage.subject.plugin
  const hasData = tables !== undefined || parts.some(({ reads }) => reads.length > 0)
  if (!hasData) return []
  for (const composed of stage.parts) {
    const page = await person.get(toPartPath(composed, person.clientId))
    if (page.text.includes(CLIENTS.one.word)) return []
  }
  return [
    'No page shows the word that `records` and `forms` are given. Fix: put the word in a text that is shown, so that a leak can be seen.',
  ]
}
