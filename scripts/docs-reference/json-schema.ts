/** A schema as JSON Schema tells it: what is read here of it. */
export interface JsonSchema {
  readonly type?: string
  readonly description?: string
  readonly default?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly format?: string
}

/** The type of what a configuration makes by calling something. */
const MADE = 'made by a call'

/** A zod schema, of any copy of zod. */
interface WritesJsonSchema {
  readonly toJSONSchema: (options: { readonly io: 'input'; readonly unrepresentable: 'any' }) => unknown
}

/** A schema as one writes to it. What only code can tell (a function, a class) is left open. */
export function toJsonSchema(schema: unknown): JsonSchema {
  return (schema as WritesJsonSchema).toJSONSchema({ io: 'input', unrepresentable: 'any' }) as JsonSchema
}

/** One field of a schema, with its path from the top. */
export interface SchemaField {
  readonly path: string
  readonly type: string
  readonly required: boolean
  readonly says: string
  readonly default?: unknown
}

/** Names of schemas that are used in many places: a field that is one says its name, and is not told again. */
export type KnownSchemas = ReadonlyMap<string, string>

/** Schemas under the name by which fields tell of them. */
export function toKnownSchemas(schemas: Readonly<Record<string, unknown>>): KnownSchemas {
  return new Map(Object.entries(schemas).map(([name, schema]) => [toKey(toJsonSchema(schema)), name]))
}

/** Every field below a schema, those within before those that follow. Lists are `name[]`, and what has any name `name.*`. */
export function listFields(schema: JsonSchema, known: KnownSchemas = new Map(), at = ''): readonly SchemaField[] {
  if (at !== '' && known.has(toKey(schema))) return []
  const { items, additionalProperties: values } = schema
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = at === '' ? name : `${at}.${name}`
    return [toField(field, { path, known, required: isRequired(schema, name) }), ...listFields(field, known, path)]
  })
  const within = [
    ...(items === undefined ? [] : [[items, `${at}[]`] as const]),
    ...(typeof values === 'object' ? [[values, `${at}.*`] as const] : []),
  ]
  const branches = listBranches(schema).map((branch) => [branch, at] as const)
  return [...own, ...[...within, ...branches].flatMap(([each, place]) => listFields(each, known, place))]
}

function listBranches({ anyOf = [], oneOf = [], allOf = [] }: JsonSchema): readonly JsonSchema[] {
  return [...anyOf, ...oneOf, ...allOf]
}

interface FieldPlace {
  readonly path: string
  readonly known: KnownSchemas
  readonly required: boolean
}

function toField(field: JsonSchema, { path, known, required }: FieldPlace): SchemaField {
  const type = toType(field, known)
  const isText = Array.isArray(field.default) && field.default.some((each) => typeof each === 'string')
  const shown = { path, type: type.includes(MADE) && isText ? 'string[]' : type, required, says: field.description ?? '' }
  return field.default === undefined ? shown : { ...shown, default: field.default }
}

function isRequired({ required = [], properties = {} }: JsonSchema, name: string): boolean {
  return required.includes(name) && properties[name]?.default === undefined
}

/** The type of a field as TypeScript writes it. */
export function toType(schema: JsonSchema, known: KnownSchemas = new Map()): string {
  const name = known.get(toKey(schema))
  if (name !== undefined) return name
  const branches = schema.anyOf ?? schema.oneOf
  if (branches !== undefined) return [...new Set(branches.map((branch) => toType(branch, known)))].join(' | ')
  if (schema.const !== undefined) return toLiteral(schema.const)
  if (schema.enum !== undefined) return schema.enum.map(toLiteral).join(' | ')
  return toPlainType(schema, known)
}

function toPlainType({ type, items, properties, additionalProperties: values }: JsonSchema, known: KnownSchemas): string {
  if (type === 'array') return toListType(items === undefined ? 'unknown' : toType(items, known))
  if (type === 'object' && properties === undefined) return typeof values === 'object' ? `{ [name]: ${toType(values, known)} }` : '{ … }'
  if (type === 'object') return '{ … }'
  return type === 'integer' ? 'number' : (type ?? MADE)
}

function toListType(item: string): string {
  return /[ |]/.test(item) && item !== '{ … }' ? `(${item})[]` : `${item}[]`
}

/** A value as TypeScript writes it. */
export function toLiteral(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value)
}

// What is said about a schema is no part of what it is.
function toKey({ description: _, default: __, ...schema }: JsonSchema & { readonly $schema?: string }): string {
  return JSON.stringify({ ...schema, $schema: undefined })
}
