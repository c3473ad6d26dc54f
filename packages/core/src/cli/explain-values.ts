import { z } from 'zod'
import { findDescription } from '../compose/find-description.ts'
import { isSecret, namesSecret } from '../compose/is-secret.ts'
import { findAtPath, layersOf, type Schema } from '../compose/schema-path.ts'
import type { Path } from '../compose/snapshot.ts'
import { toValueText } from './explain-fact.ts'

const { $ZodObject, $ZodRecord } = z.core

/** A value of a configuration at its leaf, with what its schema says of it. */
export interface Leaf {
  readonly path: readonly string[]
  readonly value: string
  /** Whether it was written; what was not, is a default or left out. */
  readonly written: boolean
  /** The environment variable that holds the same text. */
  readonly variable: string | undefined
  readonly says: string | undefined
}

/** What is looked at: a schema, what was written, and what became of it with every default. */
export interface Looked {
  readonly schema: Schema
  readonly given: unknown
  readonly read: unknown
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Every value below a schema, in the order of the schema. What is secret, or stands in the environment too, is not among them: only that it is there. */
export function listLeaves(looked: Looked): readonly Leaf[] {
  return listBelow(looked, [])
}

function listBelow(looked: Looked, path: readonly string[]): readonly Leaf[] {
  const [given, read] = [at(looked.given, path), at(looked.read, path)]
  const keys = keysBelow(looked.schema, path, given ?? read)
  return keys === undefined ? [toLeaf(looked, path)] : keys.flatMap((key) => listBelow(looked, [...path, key]))
}

/** The keys of what has keys of its own here; undefined for a leaf. */
function keysBelow(schema: Schema, path: readonly string[], value: unknown): readonly string[] | undefined {
  const { schemas } = findAtPath(schema, path)
  const entries = isEntries(value) ? value : undefined
  const objects = schemas.filter((each) => each instanceof $ZodObject)
  // Of a union of objects the form is meant that fits what was written.
  const fitting = objects.find((each) => z.safeParse(each, entries ?? {}).success) ?? objects[0]
  if (fitting && (entries || schemas.length === 1)) return Object.keys(fitting._zod.def.shape)
  const record = schemas.find((each) => each instanceof $ZodRecord)
  return record && entries && Object.keys(entries).length > 0 ? Object.keys(entries) : undefined
}

function toLeaf({ schema, given, read, environment }: Looked, path: readonly string[]): Leaf {
  const written = at(given, path)
  const value = written ?? at(read, path)
  const variable = findVariable(value, environment)
  return {
    path,
    value: toShown({ schema, path, value, variable }),
    written: written !== undefined,
    variable,
    says: findDescription(schema, path),
  }
}

interface Shown {
  readonly schema: Schema
  readonly path: readonly string[]
  readonly value: unknown
  readonly variable: string | undefined
}

function toShown({ schema, path, value, variable }: Shown): string {
  if (value === undefined) return 'left out'
  const isHidden = [{ path, value }, ...listPlaces(value, path)].some((each) => isSecret({ schema, ...each }))
  if (isHidden) return 'not shown: it may be a secret'
  return variable === undefined ? toValueText(value) : 'not shown: it comes from the environment'
}

/** Every item of a list with its own place, because its own schema may be marked. */
function listPlaces(value: unknown, path: Path): readonly { readonly path: Path; readonly value: unknown }[] {
  if (!Array.isArray(value)) return [{ path, value }]
  return value.flatMap((item: unknown, index) => listPlaces(item, [...path, index]))
}

function listTexts(value: unknown): readonly string[] {
  return listPlaces(value, []).flatMap(({ value: each }) => (typeof each === 'string' ? [each] : []))
}

// Of every shell: the folder one stands in, and no password.
const FOLDERS = /^(?:OLD)?PWD$/u

// Shorter ones stand in an environment by chance: `nl`, `4000`.
const SHORTEST = 8

function findVariable(value: unknown, environment: Looked['environment']): string | undefined {
  const texts = listTexts(value).filter((text) => text.length >= SHORTEST)
  return Object.entries(environment).find(([name, held = '']) => texts.some((text) => holds(text, { name, held })))?.[0]
}

/** The same text; of a variable whose name says that it is a secret also a text that was made with it: `Bearer ${…}`. */
function holds(text: string, { name, held }: { readonly name: string; readonly held: string }): boolean {
  return text === held || (held.length >= SHORTEST && namesSecret(name) && !FOLDERS.test(name) && text.includes(held))
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isEntries(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value)
}

function isEntries(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a schema makes of what was written; what was written itself where it can not be read. */
export function readWith(schema: Schema, given: unknown): unknown {
  const result = z.safeParse(schema, given)
  return result.success ? result.data : given
}

/** Whether something has options of its own at all. */
export function hasOptions(schema: Schema): boolean {
  return layersOf(schema).some((each) => each instanceof $ZodObject && Object.keys(each._zod.def.shape).length > 0)
}
