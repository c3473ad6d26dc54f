import type { RecordType } from '@voordeur/core'
import { z } from 'zod'

/** What stands where in a record that has every field its type knows. */
export interface Words {
  /** Wherever staff is named and in all prose. */
  readonly staff: string
  /** Wherever a law says that staff is named, in all prose too, and where the same record names staff a second time. */
  readonly lawful: string
  /** Wherever somebody of the client's own side is named. */
  readonly own: string
}

interface Shape {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
}

/** Data of a type with every field filled in, made from its own schema: a type that grows a field grows it here too. */
export function toFullRecord(type: RecordType, words: Words): unknown {
  const shape = z.toJSONSchema(type.schema, { io: 'input', unrepresentable: 'any' }) as Shape
  const filled = fill(shape, { type, words, path: '' })
  return type.schema.parse(filled)
}

interface Filling {
  readonly type: RecordType
  readonly words: Words
  readonly path: string
}

function fill(shape: Shape, filling: Filling): unknown {
  const [first] = shape.anyOf ?? []
  if (first) return fill(first, filling)
  if (shape.enum) return shape.enum[0]
  if (shape.type === 'object') return fillObject(shape, filling)
  if (shape.type === 'array') return [fill(shape.items ?? {}, below(filling, '*'))]
  if (shape.type === 'string') return toText(shape, filling)
  return shape.type === 'boolean' ? true : 1
}

function fillObject({ properties = {} }: Shape, filling: Filling): unknown {
  const entries = Object.entries(properties).map(([key, shape]) => [key, fill(shape, below(filling, key))] as const)
  const data = Object.fromEntries(entries)
  // A member of staff is named in one place only.
  if (data['kind'] === 'staff') delete data['name']
  return data
}

function toText({ format }: Shape, { type, words, path }: Filling): string {
  const [, text] = listPlaces(type, words).find(([paths]) => paths.includes(path)) ?? []
  if (text !== undefined) return text
  if (format === 'date-time') return '2026-11-01T10:00:00+01:00'
  return format === 'date' || path === type.at ? '2026-11-01' : 'x'
}

function listPlaces({ ownNames, namedByLaw, staffNames, freeText }: RecordType, { own, lawful, staff }: Words) {
  const namesOf = (paths: readonly string[]) => paths.map((path) => `${path}.name`)
  const rolesOf = (paths: readonly string[]) => paths.map((path) => `${path}.role`)
  const twice = namedByLaw.length > 0 ? staffNames.slice(0, 1) : []
  return [
    [ownNames, own],
    [namesOf([...namedByLaw, ...twice]), lawful],
    [namesOf(staffNames), staff],
    [[...freeText, ...rolesOf([...staffNames, ...namedByLaw])], `${staff}, ${lawful}`],
  ] as const
}

function below({ type, words, path }: Filling, key: string): Filling {
  return { type, words, path: path === '' ? key : `${path}.${key}` }
}
