import { toReason } from './quote.ts'

/** Where a value stands in the configuration. */
export type Path = readonly (string | number)[]

/** A place that could not be read, and why. */
export interface Unreadable {
  readonly path: Path
  readonly reason: string
}

/** A copy of data that was read exactly once. */
export interface Snapshot {
  readonly value: unknown
  readonly unreadable: readonly Unreadable[]
}

const DEEPEST = 32
const MOST_VALUES = 200_000

interface Walk {
  readonly unreadable: Unreadable[]
  readonly ancestors: object[]
  values: number
}

/**
 * Copies plain objects and lists, so that what is checked is what is used: a getter that throws or changes its mind
 * can do neither later. Functions, schemas, record types and instances of classes are kept as they are. Never throws.
 */
export function toSnapshot(value: unknown): Snapshot {
  const walk: Walk = { unreadable: [], ancestors: [], values: 0 }
  const copy = copyOf(value, [], walk)
  return { value: copy, unreadable: walk.unreadable }
}

function copyOf(value: unknown, path: Path, walk: Walk): unknown {
  if (typeof value !== 'object' || value === null) return value
  try {
    return copyObject(value, path, walk)
  } catch (error) {
    walk.unreadable.push({ path, reason: `Reading it failed: ${toReason(error)}` })
    return undefined
  }
}

function copyObject(value: object, path: Path, walk: Walk): unknown {
  if (!isPlain(value)) return value
  if (walk.ancestors.includes(value)) throw new Error('it refers to itself')
  if (walk.ancestors.length >= DEEPEST) throw new Error(`it is nested deeper than ${DEEPEST} levels`)
  walk.values += Array.isArray(value) ? value.length : Object.keys(value).length
  if (walk.values > MOST_VALUES) throw new Error(`the configuration holds more than ${MOST_VALUES} values`)
  walk.ancestors.push(value)
  try {
    return Array.isArray(value) ? copyList(value, path, walk) : copyEntries(value, path, walk)
  } finally {
    walk.ancestors.pop()
  }
}

function copyList(list: readonly unknown[], path: Path, walk: Walk): unknown[] {
  return Array.from({ length: list.length }, (_, index) => copyProperty(list, index, { path: [...path, index], walk }))
}

function copyEntries(value: object, path: Path, walk: Walk): object {
  // `fromEntries` defines properties, so that a key named `__proto__` stays a key.
  return Object.fromEntries(Object.keys(value).map((key) => [key, copyProperty(value, key, { path: [...path, key], walk })]))
}

function copyProperty(owner: object, key: string | number, { path, walk }: { readonly path: Path; readonly walk: Walk }): unknown {
  let read: unknown
  try {
    read = Reflect.get(owner, key)
  } catch (error) {
    walk.unreadable.push({ path, reason: `Reading it failed: ${toReason(error)}` })
    return undefined
  }
  return copyOf(read, path, walk)
}

/** A record type is known by its identity, so that two definitions of one name show. */
function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return false
  return Reflect.get(value, 'voordeur') !== 'record'
}
