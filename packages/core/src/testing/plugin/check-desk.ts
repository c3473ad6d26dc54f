import { LOCALES, type AddressForm } from '../../define/messages.ts'
import { ContractBroken, ensureNone } from '../contract-rule.ts'
import { findBarriers } from '../page/find-barriers.ts'
import type { TestAnswer, TestBrowser } from '../test-browser.ts'
import { listDeskRights, toSetWithout } from './desk-sets.ts'
import { listDeskPages, listDeskParts, toDeskPath, type Staff } from './desk-stage.ts'
import type { Stage } from './open-stage.ts'
import { toFormName } from './addresses.ts'
import { fillTables, findWhose } from './run-forms.ts'
import { listChanged, readRows } from './tables-of.ts'
import { toFormBody } from './to-form-body.ts'
import { listFailures } from './try-pages.ts'

const FORMS: readonly AddressForm[] = ['u', 'je']

/** Staff with every right get every page of the desk, as page and as JSON; what is loaded is plain data, and opening writes nothing but marks. */
export async function checkDeskOpens(stage: Stage): Promise<void> {
  await fillTables(stage)
  const staff = await stage.portal.staff(['alles'])
  const before = await readRows(stage)
  const closed = (await openDesk(stage, staff)).filter(({ answer }) => answer.status !== 200)
  const marks = new Set((stage.subject.plugin.tables?.marks ?? []).map((table) => `${stage.subject.plugin.id}_${table}`))
  const written = listChanged(before, await readRows(stage)).filter((table) => !marks.has(table))
  ensureNone([
    ...listFailures(stage),
    ...closed.map(({ path, answer }) => `Staff with every right get ${answer.status} at ${toPlace(path)}. Fix: its \`load\` and \`view\`.`),
    ...written.map((table) => `Opening the desk wrote to "${table}". Fix: write in an action.`),
    ...stage.seen.unplain.map(({ place, what }) => `${place}: ${what}. Fix: give plain data; write a moment as ISO 8601 text.`),
  ])
}

/** Nobody but staff finds the desk, and staff find only what a right of theirs opens: everything else is one 404, and changes nothing. */
export async function checkDeskClosed(stage: Stage): Promise<void> {
  await fillTables(stage)
  const before = await readRows(stage)
  const reader = await stage.person('one', { portalAdmin: true })
  const found = [...(await tryAll(stage, reader, 'Who is no staff')), ...(await tryNobody(stage)), ...(await tryWithout(stage))]
  const changed = listChanged(before, await readRows(stage))
  ensureNone([...found, ...changed.map((table) => `Who may not use the desk changed "${table}".`)])
}

/** Every form of the desk that was given is taken, and one with a field that it does not know is 400 and changes nothing. */
export async function checkDeskForms(stage: Stage): Promise<void> {
  await stage.portal.start()
  await fillTables(stage)
  const staff = await stage.portal.staff(['alles'])
  const found: string[] = []
  for (const form of listDeskActions(stage)) found.push(...(await tryGarbage(stage, staff, form)), ...(await trySend(stage, staff, form)))
  ensureNone([...listFailures(stage), ...found])
}

/** Every word of the desk is there in both languages and both forms of address, and its pages keep nobody out. */
export async function checkDeskReads(stage: Stage): Promise<void> {
  await fillTables(stage)
  const staff = await stage.portal.staff(['alles'])
  for (const locale of LOCALES) {
    for (const form of FORMS) {
      const { numUpdatedRows } = await stage.portal.store.system().updateTable('account').set({ locale, form }).executeTakeFirst()
      if (numUpdatedRows === 0n) throw new ContractBroken('Nobody is there to read.')
      await openDesk(stage, staff)
    }
  }
  const found: string[] = []
  for (const path of await listDeskPages(stage)) {
    const { text } = await staff.get(path)
    found.push(...(await findBarriers(text)).map((barrier) => `${toPlace(path)}: ${barrier}.`))
  }
  const unsaid = stage.seen.unsaid.map(
    ({ place, locale, key }) =>
      `${place}: "${key}" is said as its key in "${locale}". Fix: add it to \`messages.${locale}\`, or give the value.`,
  )
  ensureNone([...unsaid, ...found])
}

async function openDesk(stage: Stage, staff: Staff): Promise<readonly { readonly path: string; readonly answer: TestAnswer }[]> {
  const opened: { path: string; answer: TestAnswer }[] = []
  for (const path of await listDeskPages(stage))
    opened.push({ path, answer: await staff.get(path) }, { path, answer: await staff.json(path) })
  return opened
}

interface DeskAction {
  readonly name: string
  readonly action: string
  readonly composed: ReturnType<typeof listDeskParts>[number]
}

function listDeskActions(stage: Stage): readonly DeskAction[] {
  const actions = listDeskParts(stage).flatMap((composed) =>
    Object.keys(composed.part.actions).map((action) => ({ composed, action, name: toFormName(composed, action) })),
  )
  const order = Object.keys(stage.subject.forms ?? {})
  // Those without a form are tried with nonsense only.
  return actions.toSorted((one, other) => toPlaceIn(order, one.name) - toPlaceIn(order, other.name))
}

function toPlaceIn(order: readonly string[], name: string): number {
  const place = order.indexOf(name)
  return place === -1 ? order.length : place
}

async function trySend(stage: Stage, staff: Staff, form: DeskAction): Promise<readonly string[]> {
  const make = stage.subject.forms?.[form.name]
  if (!make) return []
  const whose = await findWhose(stage.portal, await stage.person('one'))
  const shown = (await staff.json(toDeskPath(form.composed))).json() as { readonly data?: unknown }
  const { status } = await staff.post(`${toDeskPath(form.composed)}/${form.action}`, toFormBody(form, make('', shown.data, whose)))
  if (status === 303 || status === 200) return []
  return [`The form of "${form.name}" was answered with ${status} to staff with the right. Fix: its \`input\` or its fields in \`forms\`.`]
}

async function tryGarbage(stage: Stage, staff: Staff, form: DeskAction): Promise<readonly string[]> {
  const before = await readRows(stage)
  const { status } = await staff.post(`${toDeskPath(form.composed)}/${form.action}`, toFormBody(form, { 'onbekend-veld': 'x' }))
  const changed = listChanged(before, await readRows(stage))
  return [
    ...(status === 400 ? [] : [`"${form.name}" answers a field it does not know with ${status}, not 400. Fix: a strict \`input\`.`]),
    ...changed.map((table) => `"${form.name}" was sent nonsense and changed "${table}" all the same.`),
  ]
}

/** Whatever there is of the desk, as somebody who has nothing to do there. */
async function tryAll(stage: Stage, browser: TestBrowser, who: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const path of await listDeskPages(stage))
    for (const answer of [await browser.get(path), await browser.json(path)]) found.push(...findOpen(answer, who, path))
  for (const form of listDeskActions(stage)) {
    const path = `${toDeskPath(form.composed)}/${form.action}`
    found.push(...findOpen(await browser.post(path, toFormBody(form, {})), who, path))
  }
  return found
}

async function tryNobody(stage: Stage): Promise<readonly string[]> {
  const found: string[] = []
  for (const path of await listDeskPages(stage)) {
    const { status } = await stage.portal.visitor().get(path)
    if (status !== 303 && status !== 401) found.push(`Who is not signed in is answered ${status} at ${toPlace(path)}, not led to sign in.`)
  }
  return found
}

/** Without the right to read a part nothing of it is there; without that of an action, the action is not. */
async function tryWithout(stage: Stage): Promise<readonly string[]> {
  const found: string[] = []
  for (const [index, right] of listDeskRights(stage.subject.plugin).entries()) {
    const staff = await stage.portal.staff([toSetWithout(index)])
    for (const composed of listDeskParts(stage)) found.push(...(await tryPartWithout(staff, composed, right)))
  }
  return found
}

async function tryPartWithout(staff: Staff, composed: DeskAction['composed'], right: string): Promise<readonly string[]> {
  const who = `Staff without "${right}"`
  const path = toDeskPath(composed)
  const isClosed = composed.readRight === right
  const found: string[] = []
  if (isClosed) {
    for (const answer of [await staff.get(path), await staff.json(path)]) found.push(...findOpen(answer, who, path))
    if ((await staff.get('/beheer')).text.includes(`"${path}"`)) found.push(`${who} see "${composed.id}" on the first page of the desk.`)
  }
  const actions = [...composed.actionRights].filter(([, own]) => isClosed || own === right)
  for (const [action] of actions)
    found.push(...findOpen(await staff.post(`${path}/${action}`, toFormBody({ composed, action }, {})), who, `${path}/${action}`))
  return found
}

function findOpen({ status }: TestAnswer, who: string, path: string): readonly string[] {
  return status === 404 ? [] : [`${who} is answered ${status} at ${toPlace(path)}, not 404. Fix: name the right that it needs.`]
}

/** A path without the ids in it, so that a sentence stays the same from run to run. */
function toPlace(path: string): string {
  return path.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
}
