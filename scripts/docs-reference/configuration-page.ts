import { CONFIG_SCHEMA } from '../../packages/core/src/compose/config-schema.ts'
import { readFieldComments, readSource } from './doc-comments.ts'
import { type JsonSchema, listFields, type SchemaField, toJsonSchema, toType } from './json-schema.ts'
import { toUsual } from './options-table.ts'
import { type ReferencePage, toCode, toPage, toTable } from './page.ts'

// Where the types of the sections stand, whose words an editor shows: more than the schema says, and the default.
const TYPES: Readonly<Record<string, readonly (readonly [file: string, name: string])[]>> = {
  organisation: [['organisation', 'Organisation']],
  language: [['portal', 'Language']],
  theme: [['theme', 'Theme']],
  panels: [['portal', 'Panel']],
  permissionSets: [['portal', 'PermissionSet']],
  access: [
    ['portal', 'AccessPolicy'],
    ['portal', 'AccessRequestPolicy'],
  ],
  records: [['record-policy', 'RecordPolicy']],
  brake: [['portal', 'SyncBrake']],
  audit: [['portal', 'AuditPolicy']],
  desk: [
    ['portal', 'DeskPolicy'],
    ['portal', 'PermissionSet'],
  ],
  statements: [['portal', 'Statements']],
  acceptedRisks: [['finding', 'AcceptedRisk']],
}

const MORE: Readonly<Record<string, string>> = {
  theme: 'How a theme is written: [theming](../theming.md).',
  auth: 'Its options: [signing in](sign-in/auth.md).',
  sources: 'Their options: [caress](sources/adapter-caress.md), [fhir](sources/adapter-fhir.md).',
  plugins: 'Their options and parts: the pages of each plugin, beside this one.',
  access: 'What each means: [access](../access.md).',
  records: 'What each does: [records](../records.md). The names of types: [record types](records.md).',
  audit: '[The access log](../access-log.md).',
  desk: '[The desk](../desk.md).',
  tour: '[The tour](../terms-and-tour.md#the-tour).',
}

/** Every setting of `portal.config.ts`, as its schema and its types say. */
export function toConfigurationPage(): ReferencePage {
  const { properties = {}, required = [] } = toJsonSchema(CONFIG_SCHEMA)
  const sections = Object.entries(properties)
  return toPage({
    path: 'docs/reference/configuration.md',
    title: 'Settings of portal.config.ts',
    reader: 'everyone',
    order: 1,
    from: 'packages/core/src/compose/config-schema.ts and the types in packages/core/src/define',
    blocks: [
      'A portal is one file, `portal.config.ts`, which exports what `definePortal({ … })` returns. An editor completes it and marks what is wrong; `voordeur check` says every mistake at once. A setting that is not here is refused.',
      toTable(
        ['setting', 'what it is'],
        sections.map(([name, { description = '' }]) => [
          `[\`${name}\`](#${name.toLowerCase()})`,
          required.includes(name) ? `${description} It must be given.` : description,
        ]),
      ),
      ...sections.map(([name, section]) => toSection(name, section)),
    ],
  })
}

function toSection(name: string, section: JsonSchema): string {
  const says = readWords(name)
  const rows = listFields(section, new Map(), '').map((field) => {
    const { text, usual } = says.get(field.path.split('.').at(-1) ?? '') ?? { text: '', usual: '' }
    return [toCode(shorten(field.path)), text || field.says, toCode(field.type), usual || toUsual(field)]
  })
  const type = rows.length === 0 && section.type !== undefined ? `Type: ${toCode(toType(section))}.` : ''
  const words = [section.description ?? '', type, MORE[name] ?? ''].filter(Boolean).join(' ')
  return [`## ${name}`, words, toTable(['setting', 'what it says', 'type', 'default'], rows)].filter(Boolean).join('\n\n')
}

/** A path without the list or the names that its section is made of. */
function shorten(path: SchemaField['path']): string {
  return path.replace(/^(\[\]|\.?\*)\./, '')
}

function readWords(section: string): ReadonlyMap<string, { readonly text: string; readonly usual: string }> {
  const comments = (TYPES[section] ?? []).flatMap(([file, name]) => [
    ...readFieldComments(readSource(`packages/core/src/define/${file}.ts`), name),
  ])
  return new Map(comments.map(([field, comment]) => [field, splitUsual(comment)]))
}

// "Default `P7D`." at the end of what an editor shows.
function splitUsual(comment: string): { readonly text: string; readonly usual: string } {
  const [whole = '', usual = ''] = /\s*Default:? ((?:`[^`]*`|\d+\.\d+|[^.`])+)\./.exec(comment) ?? []
  return { text: whole === '' ? comment : comment.replace(whole, ''), usual }
}
