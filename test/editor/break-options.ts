import { z } from 'zod'

const { $ZodArray, $ZodEnum, $ZodLiteral, $ZodNumber, $ZodObject, $ZodRecord, $ZodString, $ZodUnion, $ZodBoolean } = z.core
type Schema = z.core.$ZodType
type Path = readonly (string | number)[]

/** One thing that somebody could write wrongly: what, where, and what stands there then. */
export interface Mistake {
  readonly what: 'wrong kind' | 'misspelled' | 'empty' | 'missing' | 'unknown setting'
  readonly path: Path
  readonly value: unknown
}

/** Every mistake that can be made with a schema: another kind of value, a misspelled word, nothing, too much, at each place. */
export function listMistakes(schema: Schema, path: Path = []): readonly Mistake[] {
  const forms = listForms(schema)
  return [...forms.flatMap((form) => listInside(form, path)), ...listAt(forms, path)]
}

function listInside(form: Schema, path: Path): readonly Mistake[] {
  if (form instanceof $ZodArray) return listMistakes(form._zod.def.element, [...path, 0])
  if (form instanceof $ZodRecord) return listMistakes(form._zod.def.valueType, [...path, 'x'])
  if (!(form instanceof $ZodObject)) return []
  const shape = Object.entries(form._zod.def.shape)
  return [
    { what: 'unknown setting', path: [...path, `${shape[0]?.[0] ?? 'option'}x`], value: 1 },
    ...shape.flatMap(([key, value]) => [
      { what: 'missing' as const, path: [...path, key], value: undefined },
      ...listMistakes(value, [...path, key]),
    ]),
  ]
}

function listAt(forms: readonly Schema[], path: Path): readonly Mistake[] {
  if (path.length === 0) return []
  const words = forms.flatMap((form) => toWords(form))
  return [
    ...[null, 'ja?', 12.5, -1, 1e9, true, [], [[]], { zo: 'maar' }].map((value) => ({ what: 'wrong kind' as const, path, value })),
    { what: 'empty', path, value: '' },
    { what: 'empty', path, value: ' ' },
    ...words.map((word) => ({ what: 'misspelled' as const, path, value: `${word.slice(0, -1)}` })),
  ]
}

function toWords(form: Schema): readonly string[] {
  if (form instanceof $ZodEnum) return Object.values(form._zod.def.entries).map(String)
  if (form instanceof $ZodLiteral) return form._zod.def.values.map(String)
  return []
}

/** What may be written at a place: without optional and default, each branch of a union. */
function listForms(schema: Schema): readonly Schema[] {
  const def: object = schema._zod.def
  if (schema instanceof $ZodUnion) return schema._zod.def.options.flatMap((form) => listForms(form))
  if ('innerType' in def) return listForms(def.innerType as Schema)
  if ('in' in def) return listForms(def.in as Schema)
  return [schema]
}

/** A value that a schema could hold, good enough to have everything else in its place when one thing is wrong. */
export function writeValue(schema: Schema): unknown {
  const [form] = listForms(schema)
  if (form instanceof $ZodObject)
    return Object.fromEntries(Object.entries(form._zod.def.shape).map(([key, value]) => [key, writeValue(value)]))
  if (form instanceof $ZodArray) return [writeValue(form._zod.def.element)]
  if (form instanceof $ZodRecord) return { x: writeValue(form._zod.def.valueType) }
  if (form instanceof $ZodBoolean) return true
  if (form instanceof $ZodNumber) return 1
  if (form instanceof $ZodString) return 'x'
  return form === undefined ? undefined : toWords(form)[0]
}

/** A value with something else at a place; `undefined` takes it away. */
export function putAt(value: unknown, [first, ...rest]: Path, put: unknown): unknown {
  if (first === undefined) return put
  const inner = typeof value === 'object' && value !== null ? value : {}
  const changed = putAt(Reflect.get(inner, first), rest, put)
  if (Array.isArray(inner)) return inner.toSpliced(Number(first), 1, changed)
  const { [first]: _, ...others } = inner as Readonly<Record<string | number, unknown>>
  return changed === undefined ? others : { ...others, [first]: changed }
}
