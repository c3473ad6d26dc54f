import type { ComposedPart } from '../../compose/composition.ts'
import { ensureNone } from '../contract-rule.ts'
import type { TestAnswer } from '../test-browser.ts'
import { toFilePath, toPartPath } from './addresses.ts'
import { CLIENTS, type Person, type Stage } from './open-stage.ts'
import { personWithout } from './check-rights.ts'
import { listRecords } from './list-records.ts'
import { clientParts } from './try-doors.ts'

/** The file of a record is opened by the parts that declare its type in `files`, for who may read them, and by nobody else. */
export async function checkFiles(stage: Stage): Promise<void> {
  const one = await stage.person('one')
  const two = await stage.person('two')
  const records = await listRecords(stage, 'one')
  const found: string[] = []
  for (const composed of clientParts(stage)) {
    for (const { id, type } of records) {
      const opens = composed.files.includes(type)
      found.push(...judgeOpen(await one.get(toFilePath(composed, one.clientId, id)), { composed, type, opens }))
      found.push(...judgeClosed(await two.get(toFilePath(composed, two.clientId, id)), composed, 'Who has access to another client'))
      if (opens) found.push(...(await tryWithoutRight(stage, composed, id)))
    }
    found.push(...(await findUnlinked(composed, one)))
  }
  ensureNone([...new Set(found)])
}

function judgeOpen(
  { status, text, headers }: TestAnswer,
  { composed, type, opens }: { readonly composed: ComposedPart; readonly type: string; readonly opens: boolean },
): readonly string[] {
  const place = `"${composed.id}", the file of a "${type}"`
  if (!opens)
    return status === 404 ? [] : [`${place} is answered ${status}, and the part does not declare it. Fix: add the type to \`files\`.`]
  const isWhole = status === 200 && headers.get('content-type') === 'application/pdf' && text.includes(CLIENTS.one.word)
  return isWhole ? [] : [`${place} is answered ${status} to who may read it. Fix: the part must apply, and read the type.`]
}

function judgeClosed({ status, text }: TestAnswer, { id }: ComposedPart, who: string): readonly string[] {
  if (status === 404 && !text.includes(CLIENTS.one.word)) return []
  return [`${who} is answered ${status} by a file of "${id}", not 404. Fix: name a right that is granted, not one that every basis brings.`]
}

async function tryWithoutRight(stage: Stage, composed: ComposedPart, recordId: string): Promise<readonly string[]> {
  if (composed.readRight === undefined) return []
  const person = await personWithout(stage, composed.readRight)
  return judgeClosed(await person.get(toFilePath(composed, person.clientId, recordId)), composed, `Who lacks "${composed.readRight}"`)
}

/** A file to which nothing leads is a file that nobody opens. */
async function findUnlinked(composed: ComposedPart, person: Person): Promise<readonly string[]> {
  if (composed.files.length === 0) return []
  const page = toPartPath(composed, person.clientId)
  if ((await person.get(page)).text.includes(`${page}/bestand/`)) return []
  return [`"${composed.id}" declares \`files\`, and its page leads to none. Fix: link to \`tools.file(record.id)\`, or remove \`files\`.`]
}
