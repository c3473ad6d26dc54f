import { thisCopyOfCore } from '../define/brand.ts'
import { toPlace } from './config-problems.ts'
import type { Problem } from './problem.ts'
import { quote, toList } from './quote.ts'
import { isEntries } from './read-config.ts'

interface Made {
  readonly place: string
  readonly by: string
}

/** Definitions made by another loaded copy of core than this one: one problem per copy, with all that it made. */
export function findTwoCores(portal: unknown): readonly Problem[] {
  const foreign = listMade(portal, 'definePortal').filter((made) => made.by !== thisCopyOfCore())
  return [...Map.groupBy(foreign, (made) => made.by).values()].map((made) => ({
    code: 'TWO_CORES',
    place: toList(made.map(({ place }) => place)),
    cause: 'These were made by another copy of @voordeur/core than the one that builds the portal.',
    fix: 'See `npm ls @voordeur/core`; every package must have core as a peer dependency, and there may be one version of it.',
  }))
}

// A definition inside another is listed only when a different copy made it: the outer one speaks for the rest.
function listMade(value: unknown, place: string, outer?: string): readonly Made[] {
  if (typeof value !== 'object' || value === null) return []
  const by = 'voordeur' in value && 'madeBy' in value && typeof value.madeBy === 'string' ? value.madeBy : undefined
  const own = by === undefined || by === outer ? [] : [{ place, by }]
  return [...own, ...childrenOf(value, place).flatMap(([child, name]) => listMade(child, name, by ?? outer))]
}

function childrenOf(value: object, place: string): readonly (readonly [unknown, string])[] {
  if (Array.isArray(value)) return value.map((child: unknown, index) => [child, nameOf(child) ?? `${place}[${index}]`] as const)
  if (!isEntries(value) || Object.getPrototypeOf(value) !== Object.prototype) return []
  return Object.entries(value).map(
    ([key, child]) => [child, nameOf(child) ?? (place === 'definePortal' ? toPlace([key]) : `${place}.${key}`)] as const,
  )
}

function nameOf(value: unknown): string | undefined {
  if (!isEntries(value) || typeof value['voordeur'] !== 'string') return undefined
  const id = value['id'] ?? value['name']
  return typeof id === 'string' ? `${value['voordeur']} ${quote(id)}` : undefined
}
