import type { ComposedPart } from '../../compose/composition.ts'
import type { TestBrowser } from '../test-browser.ts'
import type { PluginUnderTest } from './plugin-under-test.ts'
import type { Stage } from './open-stage.ts'
import { findWhose } from './run-forms.ts'

/** A member of staff at the desk of a stage. */
export type Staff = TestBrowser & { readonly accountId: string }

/** The rights of a plugin's desk parts, by full id. */
export function listDeskRights({ id, parts }: PluginUnderTest['plugin']): readonly `${string}.${string}:${string}`[] {
  return parts
    .filter(({ scope }) => scope === 'organisation')
    .flatMap((part) => Object.keys(part.rights).map((right) => `${id}.${part.id}:${right}` as const))
}

/** The permission set with everything, and for each right one with everything but that. */
export function toDeskSets(plugin: PluginUnderTest['plugin']) {
  const rights = listDeskRights(plugin)
  const without = rights.map((right, index) => [toSetWithout(index), { title: right, rights: rights.filter((other) => other !== right) }])
  return { sets: { alles: { title: 'Alles', rights }, ...Object.fromEntries(without) } }
}

/** The id of the set that holds every right of the desk but the one at this place of the list. */
export function toSetWithout(index: number): string {
  return `zonder-${index}`
}

/** The parts of the desk. */
export function listDeskParts({ portal, subject }: Stage): readonly ComposedPart[] {
  return portal.composition.desk.parts.filter(({ plugin }) => plugin === subject.plugin.id)
}

/** Where a part of the desk stands. */
export function toDeskPath({ id }: ComposedPart): string {
  return `/beheer/${id.replace('.', '/')}`
}

/** Every page of the desk: each part as it opens, and the further pages that the author named. */
export async function listDeskPages(stage: Stage): Promise<readonly string[]> {
  const further = stage.subject.deskPages?.(await findWhose(stage.portal, await stage.person('one'))) ?? []
  return ['/beheer', ...listDeskParts(stage).map((composed) => toDeskPath(composed)), ...further.map((path) => `/beheer/${path}`)]
}
