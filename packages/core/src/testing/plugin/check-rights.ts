import type { ComposedPart } from '../../compose/composition.ts'
import { Basis } from '../../define/viewer.ts'
import { ensureNone } from '../contract-rule.ts'
import { toFormName, toPartPath } from './addresses.ts'
import { CLIENTS, type Person, type Stage } from './open-stage.ts'
import { fillTables, listForms, readFields } from './run-forms.ts'
import { listChanged, readRows } from './tables-of.ts'
import { toFormBody } from './to-form-body.ts'
import { clientParts, findOpen, isSame } from './try-doors.ts'

const FIX = 'Fix: name a right that is granted, not one that every basis brings; what everybody may see says `publicAccess` and why.'

/** Without the right a part is absent: from its own address, from JSON, from the start page; and so is an action. */
export async function checkRights(stage: Stage): Promise<void> {
  await fillTables(stage)
  const found: string[] = []
  for (const composed of clientParts(stage)) {
    if (composed.readRight !== undefined) found.push(...(await tryPart(stage, composed, composed.readRight)))
    for (const [action, own] of composed.actionRights) {
      // Who may not read a part may do nothing in it, whatever else they may.
      const rights = new Set([own, composed.readRight].filter((right) => right !== undefined))
      for (const right of rights) found.push(...(await tryAction(stage, { composed, action, right })))
    }
  }
  ensureNone(found)
}

/** Everything but one right, on a ground that does not bring it. */
export async function personWithout(stage: Stage, right: string): Promise<Person> {
  const byBasis = stage.portal.composition.rights.get(right)?.byBasis ?? []
  const basis = Basis.options.toReversed().find((option) => !byBasis.includes(option)) ?? 'invited'
  return stage.person('one', { rights: stage.rights.filter((other) => other !== right), basis })
}

async function tryPart(stage: Stage, composed: ComposedPart, right: string): Promise<readonly string[]> {
  const person = await personWithout(stage, right)
  const who = `Who lacks "${right}"`
  const path = toPartPath(composed, person.clientId)
  const nowhere = `/client/${person.clientId}/${composed.plugin}/is-er-niet`
  const found: string[] = []
  for (const ask of [person.get, person.json]) {
    const answer = await ask(path)
    const same = isSame({ answer, id: path }, { answer: await ask(nowhere), id: nowhere })
    found.push(...findOpen(answer, { who, place: path, answered: 'not-found', isSame: same }))
  }
  const start = [await person.get(`/client/${person.clientId}`), await person.json(`/client/${person.clientId}`)]
  if (start.some(({ text }) => text.includes(path) || text.includes(`"${composed.id}"`)))
    found.push(`${who} sees "${composed.id}" on the start page.`)
  return found.map((sentence) => `${sentence} ${FIX}`)
}

async function tryAction(
  stage: Stage,
  { composed, action, right }: { readonly composed: ComposedPart; readonly action: string; readonly right: string },
): Promise<readonly string[]> {
  const form = listForms(stage).find(({ name }) => name === toFormName(composed, action))
  if (!form) return []
  const fields = await readFields(stage, form, { person: await stage.person('one'), word: CLIENTS.one.word })
  const person = await personWithout(stage, right)
  const before = await readRows(stage)
  const answer = await person.post(`${toPartPath(composed, person.clientId)}/${action}`, toFormBody(form, fields))
  const changed = listChanged(before, await readRows(stage))
  return [
    ...(answer.status === 404 ? [] : [`Who lacks "${right}" is answered ${answer.status} by the action "${form.name}", not 404. ${FIX}`]),
    ...changed.map((table) => `Who lacks "${right}" changed "${table}". ${FIX}`),
  ]
}
