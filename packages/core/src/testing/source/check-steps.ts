import type { SourceRecord } from '../../define/source.ts'
import { ensureNone } from '../contract-rule.ts'
import { listClients, pullSteps, type ReadStep, type SourceStage } from './open-source-stage.ts'
import type { SourceUnderTest } from './source-under-test.ts'

const OFFSET = /(?:Z|[+-]\d{2}:\d{2})$/
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The example holds two clients and an item of every type: less would leave the kit blind. */
export async function checkExample({ subject, source, read }: SourceStage): Promise<void> {
  const steps = await pullSteps(subject.whole)
  const found = new Set(listRecords(steps).map(({ type }) => type.name))
  const clients = listClients(steps).length
  ensureNone([
    ...(clients < 2 ? [`The example has ${clients} clients. Fix: give it two at least, each with records.`] : []),
    ...source.provides
      .filter(({ name }) => !found.has(name))
      .map(
        ({ name }) =>
          `There is no "${name}" in the example, which the source provides. Fix: add one to \`whole\`, or leave the type out of \`provides\`.`,
      ),
  ])
  const { created } = await read(subject.whole)
  ensureNone(created === 0 ? ['Reading the example made no record.'] : [])
}

/** Only declared types are yielded, and every item is as its type says: an item that is not is the source's to report. */
export async function checkTypes(subject: SourceUnderTest): Promise<void> {
  const steps = await pullSteps(subject.whole)
  const source = await subject.whole()
  const declared = new Map(source.provides.map((type) => [type.name, type]))
  const completed = steps.flatMap((step) => ('complete' in step ? (step.complete ?? []) : []))
  ensureNone([
    ...[...listRecords(steps).map(({ type }) => type), ...completed]
      .filter(({ name }) => !declared.has(name))
      .map(({ name }) => `It yields "${name}" and does not declare it. Fix: add the type to \`provides\`.`),
    ...listRecords(steps).flatMap(({ type, data, place }) => {
      const issue = declared.get(type.name)?.schema.safeParse(data).error?.issues[0]
      if (issue === undefined) return []
      return [
        `An item of ${place.file} is no ${type.name}: ${issue.path.map(String).join('.')}: ${issue.message}. Fix: map it, or yield it in \`rejected\` with its place.`,
      ]
    }),
  ])
}

/** An id stands once for each type, whoever the client is; a client stands once. */
export async function checkIds(subject: SourceUnderTest): Promise<void> {
  const steps = await pullSteps(subject.whole)
  const ids = listRecords(steps).map(({ type, id }) => `${type.name} "${id}"`)
  const clients = listClients(steps).map(({ client }) => `client "${client.sourceId}"`)
  ensureNone(
    [...ids, ...clients]
      .filter((id, index, all) => all.indexOf(id) !== index)
      .map(
        (id) =>
          `The ${id} is yielded twice. Fix: make the id of what identifies the item in the source, with the client in it where it must.`,
      ),
  )
}

/** A moment says its offset, a day is a day: the portal must not guess in which zone a server stood. */
export async function checkTimes(subject: SourceUnderTest): Promise<void> {
  const steps = await pullSteps(subject.whole)
  const careEnds = listClients(steps).flatMap(({ client }) => client.careEndedOn ?? [])
  ensureNone([
    ...listRecords(steps).flatMap((record) => findLocalTimes(record)),
    ...careEnds.filter((day) => !DAY.test(day)).map((day) => `A client left care on "${day}". Fix: write the day, as 2026-11-22.`),
  ])
}

function findLocalTimes({ type, data, recordedAt, discussedAt, place }: SourceRecord): readonly string[] {
  const own = Object.entries({ recordedAt, discussedAt }).filter(([, time]) => time !== undefined && !OFFSET.test(time))
  const inside = listTexts(data).filter((text) => LOCAL.test(text))
  return [
    ...own.map(
      ([name, time]) => `${name} "${time}" of a ${type.name} in ${place.file} says no offset. Fix: write it as 2026-11-22T12:00:00+01:00.`,
    ),
    ...inside.map(
      (time) => `A ${type.name} in ${place.file} holds "${time}" without an offset. Fix: write it as 2026-11-22T12:00:00+01:00.`,
    ),
  ]
}

/** A type that comes as changes or additions holds never everything, so that nothing of it may be taken for removed. */
export async function checkDeliveries(subject: SourceUnderTest): Promise<void> {
  const steps = await pullSteps(subject.whole)
  const source = await subject.whole()
  const completed = new Set(steps.flatMap((step) => ('complete' in step ? (step.complete ?? []).map(({ name }) => name) : [])))
  ensureNone(
    [...completed]
      .filter((name) => (source.delivers[name] ?? 'snapshot') !== 'snapshot')
      .map(
        (name) =>
          `"${name}" is delivered as ${source.delivers[name]} and called complete: what is not in it would be removed. Fix: leave it out of \`complete\`.`,
      ),
  )
}

/** The records of every step. */
export function listRecords(steps: readonly ReadStep[]): readonly SourceRecord[] {
  return steps.flatMap((step) => ('records' in step ? step.records : []))
}

function listTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((member) => listTexts(member)) : []
}
