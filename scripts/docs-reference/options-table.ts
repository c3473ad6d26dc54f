import { type JsonSchema, listFields, type SchemaField, toJsonSchema, toLiteral } from './json-schema.ts'
import { toCode, toTable } from './page.ts'

/** The options of a factory as a table, or as one for each form that they may have; but for those below a path that is told elsewhere. */
export function toOptionsTable(schema: unknown, without = '\0'): string {
  const json = toJsonSchema(schema)
  const forms = (json.anyOf ?? json.oneOf ?? []).filter(({ properties }) => properties !== undefined)
  if (forms.length < 2) return toRows(listFields(json).filter(({ path }) => !path.startsWith(without)))
  return forms.map((form) => [`With ${toCode(toMark(form))}:`, toRows(listFields(form))].join('\n\n')).join('\n\n')
}

function toRows(fields: readonly SchemaField[]): string {
  return toTable(
    ['option', 'what it says', 'type', 'default'],
    fields.map((field) => [toCode(field.path), field.says, toCode(field.type), toUsual(field)]),
  )
}

/** What holds when a field is left out. */
export function toUsual({ required, default: usual }: SchemaField): string {
  if (required) return 'must be given'
  return usual === undefined ? '' : toCode(toLiteral(usual))
}

// By what a reader tells one form from the other.
function toMark({ properties = {} }: JsonSchema): string {
  const [name, { const: value } = {}] =
    Object.entries(properties).find(([, field]) => field.const !== undefined) ?? Object.entries(properties)[0] ?? []
  return typeof value === 'string' ? `${name}: '${value}'` : String(name)
}
