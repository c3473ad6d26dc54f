import { z } from 'zod'

const { $ZodArray, $ZodDefault, $ZodExactOptional, $ZodIntersection, $ZodLazy, $ZodNonOptional, $ZodNullable, $ZodObject } = z.core
const { $ZodOptional, $ZodPipe, $ZodPrefault, $ZodReadonly, $ZodRecord, $ZodTuple, $ZodTransform, $ZodCatch, $ZodUnion, $ZodType } = z.core

/** A zod 4 schema of any copy of zod. */
export type Schema = z.core.$ZodType

/** What stands at a place in a schema: the schemas it may be, or `open` where the schema does not say. */
export type AtPath = { readonly schemas: readonly Schema[]; readonly open: boolean }

const DEEPEST = 40

/** Whether a value is a zod 4 schema. */
export function isSchema(value: unknown): value is Schema {
  return value instanceof $ZodType
}

/** What a schema has at a path of keys, where `*` (or a number) stands for every item of a list. */
export function findAtPath(schema: Schema, path: readonly (string | number)[]): AtPath {
  return path.reduce<AtPath>((at, segment) => stepAll(at, segment), { schemas: unwrap(schema), open: false })
}

/** The keys of an object that may stand at a path; empty when it is not an object. */
export function keysAt(at: AtPath): readonly string[] {
  return at.schemas.flatMap((schema) => (schema instanceof $ZodObject ? Object.keys(schema._zod.def.shape) : []))
}

/** Every schema on the way to a place, each with what it wraps and the branches of a union: a mark may stand on any of them. */
export function listAlongPath(schema: Schema, path: readonly (string | number)[]): readonly Schema[] {
  return path.reduce(
    ({ met, at }, segment) => {
      const next = at.flatMap((each) => step(each, segment)).flatMap((each) => layersOf(each))
      return { met: [...met, ...next], at: next }
    },
    { met: layersOf(schema), at: layersOf(schema) },
  ).met
}

/** The schemas that were written for a place, as they were written: one for each branch of a union. */
export function listWrittenAt(schema: Schema, path: readonly (string | number)[]): readonly Schema[] {
  const last = path.at(-1)
  return last === undefined ? [schema] : findAtPath(schema, path.slice(0, -1)).schemas.flatMap((each) => step(each, last))
}

/** A schema, and everything under its wrappers; of a pipe both ends. */
export function layersOf(schema: Schema, depth = 0): readonly Schema[] {
  if (depth > DEEPEST) return []
  const inner = schema instanceof $ZodPipe ? [schema._zod.def.in, schema._zod.def.out] : (innerOf(schema) ?? [])
  return [schema, ...inner.flatMap((each) => layersOf(each, depth + 1))]
}

function stepAll(at: AtPath, segment: string | number): AtPath {
  const stepped = at.schemas.flatMap((schema) => step(schema, segment))
  return { schemas: stepped.flatMap((schema) => unwrap(schema)), open: at.open || at.schemas.some((schema) => saysNothing(schema)) }
}

function step(schema: Schema, segment: string | number): readonly Schema[] {
  const isItem = segment === '*' || typeof segment === 'number'
  if (schema instanceof $ZodObject) return keyOf(schema, String(segment))
  if (schema instanceof $ZodArray) return isItem ? [schema._zod.def.element] : []
  if (schema instanceof $ZodTuple) return isItem ? schema._zod.def.items : []
  if (schema instanceof $ZodRecord) return [schema._zod.def.valueType]
  return []
}

function keyOf(schema: z.core.$ZodObject, key: string): readonly Schema[] {
  const shape = schema._zod.def.shape
  const found = Object.hasOwn(shape, key) ? shape[key] : undefined
  if (found) return [found]
  const rest = schema._zod.def.catchall
  return rest && !(rest instanceof z.core.$ZodNever) ? [rest] : []
}

/** The schemas under optional, nullable, default and the like; each branch of a union. */
function unwrap(schema: Schema, depth = 0): readonly Schema[] {
  if (depth > DEEPEST) return []
  const inner = innerOf(schema)
  return inner ? inner.flatMap((each) => unwrap(each, depth + 1)) : [schema]
}

function innerOf(schema: Schema): readonly Schema[] | undefined {
  if (isWrapper(schema)) return [schema._zod.def.innerType]
  if (schema instanceof $ZodUnion) return schema._zod.def.options
  if (schema instanceof $ZodIntersection) return [schema._zod.def.left, schema._zod.def.right]
  if (schema instanceof $ZodLazy) return [schema._zod.def.getter()]
  // What leaves a pipe is what is stored; where that is a bare function, what enters it is the best that is known.
  if (schema instanceof $ZodPipe) return [schema._zod.def.out instanceof $ZodTransform ? schema._zod.def.in : schema._zod.def.out]
  return undefined
}

function isWrapper(schema: Schema): schema is z.core.$ZodOptional {
  // All of these keep what they wrap under the same name.
  return [$ZodOptional, $ZodExactOptional, $ZodNullable, $ZodDefault, $ZodPrefault, $ZodNonOptional, $ZodReadonly, $ZodCatch].some(
    (wrapper) => schema instanceof wrapper,
  )
}

function saysNothing(schema: Schema): boolean {
  return schema instanceof z.core.$ZodAny || schema instanceof z.core.$ZodUnknown || schema instanceof z.core.$ZodCustom
}
