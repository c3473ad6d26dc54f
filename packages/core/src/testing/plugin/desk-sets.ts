import type { PluginUnderTest } from './plugin-under-test.ts'

type RightId = `${string}.${string}:${string}`

interface DeskSet {
  readonly title: string
  readonly rights: readonly RightId[]
}

/** The rights of a plugin's desk parts, by full id. */
export function listDeskRights({ id, parts }: PluginUnderTest['plugin']): readonly RightId[] {
  return parts
    .filter(({ scope }) => scope === 'organisation')
    .flatMap((part) => Object.keys(part.rights).map((right): RightId => `${id}.${part.id}:${right}`))
}

/** The permission set with everything, and for each right one with everything but that. */
export function toDeskSets(plugin: PluginUnderTest['plugin']): { readonly sets: Readonly<Record<string, DeskSet>> } {
  const rights = listDeskRights(plugin)
  const without = rights.map((right, index): readonly [string, DeskSet] => [
    toSetWithout(index),
    { title: right, rights: rights.filter((other) => other !== right) },
  ])
  return { sets: { alles: { title: 'Alles', rights }, ...Object.fromEntries<DeskSet>(without) } }
}

/** The id of the set that holds every right of the desk but the one at this place of the list. */
export function toSetWithout(index: number): string {
  return `zonder-${index}`
}
