import * as care from '../../packages/core/src/care/index.ts'
import type { RecordType } from '../../packages/core/src/define/record.ts'
import { COMMON_FIELDS, OWN_FIELDS } from './field-words.ts'
import { findDocComment, readFieldComments, readSource } from './doc-comments.ts'
import { type KnownSchemas, listFields, type SchemaField, toJsonSchema, toKnownSchemas, toLiteral, toType } from './json-schema.ts'
import { type ReferencePage, toCode, toPage, toTable } from './page.ts'

// What stands in many record types is told once, under its name.
const {
  Address,
  Coding,
  Correspondent,
  FilledField,
  GoalEvaluation,
  Intervention,
  Participant,
  Period,
  PersonName,
  Quantity,
  Staff,
  Telecom,
} = care
const SHARED = {
  Address,
  Coding,
  Correspondent,
  FilledField,
  GoalEvaluation,
  Intervention,
  Participant,
  Period,
  PersonName,
  Quantity,
  Staff,
  Telecom,
}

const known = toKnownSchemas(SHARED)

/** Every record type of the vocabulary, by name. */
export function listRecordTypes(): readonly { readonly name: string; readonly type: RecordType }[] {
  const exported: readonly (readonly [string, unknown])[] = Object.entries(care)
  return exported
    .flatMap(([name, type]) => (isRecordType(type) ? [{ name, type }] : []))
    .toSorted((one, other) => one.type.name.localeCompare(other.type.name))
}

function isRecordType(value: unknown): value is RecordType {
  return typeof value === 'object' && value !== null && 'voordeur' in value && value.voordeur === 'record'
}

/** The record types of `@voordeur/core/care`: fields, where they come from, which of them name staff, and which are prose. */
export function toRecordsPage(): ReferencePage {
  const types = listRecordTypes()
  return toPage({
    path: 'docs/reference/records.md',
    title: 'Record types',
    reader: 'author',
    order: 1,
    from: 'packages/core/src/care',
    blocks: [
      'What sources deliver and parts read: `@voordeur/core/care`. A record with a field that is not here is rejected. How records are kept, redacted and shown: [records](../records.md).',
      'A field marked **staff** holds a member of staff; the name gives way to the role where the organisation says so. **Named by law**: the name is told whatever the organisation says. **Prose**: names of known staff in it give way too. **Own side**: a name of the client’s own side, which is never replaced. **Found**: a reader finds the record by it.',
      toTable(
        ['type', 'in code', 'what it is'],
        types.map(({ name, type }) => [`[${type.name}](#${type.name.toLowerCase()})`, toCode(name), sayWhat(name)]),
      ),
      ...types.map(({ name, type }) => toBlock(name, type)),
      '## What they share',
      ...Object.entries(SHARED).map(([name, schema]) => toSharedBlock(name, schema)),
    ],
  })
}

function toBlock(name: string, type: RecordType): string {
  const at = type.at === undefined ? '' : `Lists are ordered by ${toCode(type.at)}.`
  const file = type.fileName === undefined ? '' : `Its file is called after ${toCode(type.fileName)}.`
  return [`## ${type.name}`, [sayWhat(name), at, file].filter(Boolean).join(' '), toFieldTable(type)].join('\n\n')
}

function toSharedBlock(name: string, schema: unknown): string {
  const json = toJsonSchema(schema)
  const others: KnownSchemas = new Map([...known].filter(([, each]) => each !== name))
  const fields = listFields(json, others)
  const says = findDocComment(readSource(fileOf(name)), name)
  const rows = fields.map((field) => [toCode(toName(field)), toSays(field, name), toCode(field.type)])
  return [
    `### ${name}`,
    says,
    fields.length === 0 ? `Written as ${toCode(toType(json, others))}.` : toTable(['field', 'what it is', 'type'], rows),
  ].join('\n\n')
}

function toFieldTable(type: RecordType): string {
  const schema = `${Object.entries(care).find(([, value]) => value === type)?.[0] ?? ''}`
  return toTable(
    ['field', 'what it is', 'type', 'kind'],
    listFields(toJsonSchema(type.schema), known).map((field) => [
      toCode(toName(field)),
      toSays(field, schema),
      toCode(field.type),
      toMarks(field, type).join(', '),
    ]),
  )
}

function toName({ path, required }: SchemaField): string {
  return required ? path : `${path}?`
}

function toSays(field: SchemaField, name: string): string {
  const usual = field.default === undefined ? '' : `${toCode(toLiteral(field.default))} when left out.`
  return [field.says || findComment(field.path, name) || findWords(field.path, name), usual].filter(Boolean).join(' ')
}

function findWords(path: string, name: string): string {
  const type = name.charAt(0).toLowerCase() + name.slice(1)
  const last = path.split('.').at(-1)?.replace('[]', '') ?? path
  return OWN_FIELDS[`${type}.${path}`] ?? OWN_FIELDS[`${name}.${path}`] ?? COMMON_FIELDS[last] ?? ''
}

/** What the source says of a field; within a field of its own only when nothing else of the file has that name. */
function findComment(path: string, name: string): string {
  const text = readSource(fileOf(name))
  const top = readFieldComments(text, `${name}Schema`)
  const own = top.size > 0 ? top : readFieldComments(text, name)
  const last = path.split('.').at(-1)?.replace('[]', '') ?? path
  if (!path.includes('.')) return own.get(last) ?? ''
  const schemas = [...text.matchAll(/^(?:export )?const (\w+) = z/gm)].map(([, schema = '']) => schema)
  const within = schemas.flatMap((schema) => readFieldComments(text, schema).get(last) ?? [])
  return within.length === 1 ? (within[0] ?? '') : ''
}

function toMarks({ path }: SchemaField, type: RecordType): readonly string[] {
  const dotted = path.replaceAll('[]', '.*')
  const holds = (paths: readonly string[]) => paths.some((each) => each === dotted || each.replace(/\.\*$/, '') === dotted)
  const within = (paths: readonly string[]) => paths.some((each) => each.startsWith(`${dotted}.`))
  return [
    ...(holds(type.staffNames) ? ['staff'] : []),
    ...(holds(type.namedByLaw) ? ['named by law'] : []),
    ...(holds(type.freeText) ? ['prose'] : within(type.freeText) ? ['holds prose'] : []),
    ...(holds(type.ownNames) ? ['own side'] : within(type.ownNames) ? ['own side'] : []),
    ...(holds(type.search) ? ['found'] : []),
  ]
}

function sayWhat(name: string): string {
  return findDocComment(readSource(fileOf(name)), name)
}

const index = readSource('packages/core/src/care/index.ts')

function fileOf(name: string): string {
  const [, file = ''] = new RegExp(`\\{[^}]*\\b${name}\\b[^}]*\\} from '\\./([^']+)'`).exec(index) ?? []
  return `packages/core/src/care/${file}`
}
