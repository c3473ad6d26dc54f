import { z } from 'zod'
import { findDescription } from '../../packages/core/src/compose/find-description.ts'

const { $ZodArray, $ZodObject, $ZodRecord, $ZodUnion } = z.core
type Schema = z.core.$ZodType

/** A setting as it stands in a text, with what its schema says of it. */
export interface WrittenOption {
  readonly path: string
  readonly offset: number
  readonly says: string | undefined
}

/** A literal in which every option of a schema is written, at `offset` of a text; `fixed` gives what decides between the forms of a union. */
export function writeOptions(
  schema: Schema,
  {
    offset,
    path = [],
    fixed = {},
  }: { readonly offset: number; readonly path?: readonly string[]; readonly fixed?: Readonly<Record<string, string>> },
): { readonly text: string; readonly options: readonly WrittenOption[] } {
  const inner = innermost(schema, fixed)
  if (inner instanceof $ZodArray) return around('[', writeOptions(inner._zod.def.element, { offset: offset + 1, path }), ']')
  if (inner instanceof $ZodRecord)
    return around('{x:', writeOptions(inner._zod.def.valueType, { offset: offset + 3, path: [...path, 'x'] }), '}')
  if (!(inner instanceof $ZodObject)) return { text: 'undefined as never', options: [] }
  let text = '{\n'
  const options: WrittenOption[] = []
  for (const [key, value] of Object.entries(inner._zod.def.shape)) {
    options.push({ path: [...path, key].join('.'), offset: offset + text.length, says: findDescription(inner, [key]) })
    text += `${key}: `
    const below =
      fixed[key] === undefined
        ? writeOptions(value, { offset: offset + text.length, path: [...path, key] })
        : { text: fixed[key], options: [] }
    text += `${below.text},\n`
    options.push(...below.options)
  }
  return { text: `${text}}`, options }
}

function around(open: string, { text, options }: ReturnType<typeof writeOptions>, close: string): ReturnType<typeof writeOptions> {
  return { text: `${open}${text}${close}`, options }
}

/** What is written under optional, default and the like; of a union the form that is an object and has what is fixed. */
function innermost(schema: Schema, fixed: Readonly<Record<string, string>>): Schema {
  const def: object = schema._zod.def
  if (schema instanceof $ZodUnion) {
    const forms = schema._zod.def.options.map((form) => innermost(form, fixed)).filter((form) => form instanceof $ZodObject)
    return forms.find((form) => fits(form, fixed)) ?? forms[0] ?? schema
  }
  if ('innerType' in def) return innermost(def.innerType as Schema, fixed)
  if ('in' in def) return innermost(def.in as Schema, fixed)
  return schema
}

function fits(form: z.core.$ZodObject, fixed: Readonly<Record<string, string>>): boolean {
  return Object.entries(fixed).every(([key, text]) => {
    const values: unknown = Reflect.get(form._zod.def.shape[key]?._zod.def ?? {}, 'values')
    return Array.isArray(values) && values.some((value) => `'${String(value)}'` === text)
  })
}
