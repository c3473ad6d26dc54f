import type { Part } from '../../packages/core/src/define/part.ts'
import type { Plugin } from '../../packages/core/src/define/plugin.ts'
import { type DocumentedPlugin, plugins } from './documented.ts'
import { findDocComment, readSource } from './doc-comments.ts'
import { toOptionsTable } from './options-table.ts'
import { type ReferencePage, toCode, toCodes, toPage, toTable } from './page.ts'

const SCOPES = {
  client: 'a client',
  account: 'the account itself',
  organisation: 'the organisation: of the desk, or for everybody',
} as const

/** One page for each plugin: options, parts, rights, notices, what it watches, its tables. */
export function toPluginPages(): readonly ReferencePage[] {
  return plugins.map((each) => toPluginPage(each))
}

function toPluginPage({ name, plugin, without }: DocumentedPlugin): ReferencePage {
  const source = readSource(`packages/${name}/src/${plugin.id}.ts`)
  const [options] = plugin.given
  return toPage({
    path: `docs/reference/plugins/${name}.md`,
    title: name,
    reader: 'organisation',
    from: `packages/${name}`,
    blocks: [
      `${findDocComment(source, plugin.id)} How to use it: [its own page](../../../packages/${name}/README.md). What it keeps of people: [data protection](../../data-protection/${name}.md).`,
      '## Options',
      (options === undefined ? '' : toOptionsTable(options.schema)) || 'It has none.',
      '## Parts',
      toTable(
        ['part', 'on the screen (Dutch)', 'in English'],
        plugin.parts.map((part) => [
          `[\`${plugin.id}.${part.id}\`](#${plugin.id}${part.id})`,
          say(plugin, part.title).nl,
          say(plugin, part.title).en,
        ]),
      ),
      ...plugin.parts.map((part) =>
        toPart({ plugin, part, missing: without?.plugin.parts.some(({ id }) => id === part.id) === false ? without.says : '' }),
      ),
      ...toNotices(plugin),
      ...toWatch(plugin),
      ...toTables(plugin),
    ],
  })
}

interface PartOfPlugin {
  readonly plugin: Plugin
  readonly part: Part
  readonly missing: string
}

function toPart({ plugin, part, missing }: PartOfPlugin): string {
  const facts = [...toReach(part), ...toRecords(part), ...toMore(plugin, part), missing === '' ? '' : `It is ${missing}.`]
  const rights = Object.entries(part.rights).map(([right, { title, explicit = false, byBasis = [] }]) => [
    toCode(`${plugin.id}.${part.id}:${right}`),
    say(plugin, title ?? part.title).nl,
    explicit ? `in no set: ${byBasis.length > 0 ? `comes with ${toCodes(byBasis)}, or ` : ''}by a tick of its own` : '',
  ])
  const actions = Object.entries(part.actions).map(([action, { right }]) => [
    toCode(action),
    typeof right === 'string' ? toCode(right) : `everybody: ${right.reason}`,
  ])
  return [
    `### ${plugin.id}.${part.id}`,
    facts
      .filter(Boolean)
      .map((fact) => `- ${fact}`)
      .join('\n'),
    toTable(['right', 'on the screen (Dutch)', 'how it is given'], rights),
    toTable(['action', 'right it asks'], actions),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function toReach({ scope, access, requires, ports, people }: Part): readonly string[] {
  return [
    `It is about ${SCOPES[scope]}.`,
    access === undefined ? '' : `Everybody with a session may open it: ${access.reason}`,
    requires === undefined ? '' : `A session must be proven as ${toCode(requires)} at least.`,
    ports.length === 0 ? '' : `It works with these ports of the desk: ${toCodes(ports)}.`,
    people ? 'It names people around the client who may read it.' : '',
  ]
}

function toRecords({ reads, applies, files, whenEmpty, search }: Part): readonly string[] {
  const names = (types: readonly { readonly name: string }[]) => toCodes(types.map(({ name }) => name))
  return [
    reads.length === 0 ? 'It reads no records.' : `It reads ${names(reads)}.`,
    applies.length === 0
      ? ''
      : `It is there when there is at least one of ${names(applies)}${whenEmpty === 'explain' ? '; without, it explains what will stand there' : ''}.`,
    files.length === 0 ? '' : `It opens the files of ${names(files)}.`,
    search.length === 0 ? '' : `Who searches finds ${names(search.map(({ type }) => type))} here.`,
  ]
}

function toMore(plugin: Plugin, part: Part): readonly string[] {
  return [
    part.summary === undefined ? '' : 'Its newest can stand on the panel of the start page (`summary`).',
    part.badge === undefined ? '' : 'It counts what is new.',
    part.feed === undefined ? '' : `A reader may fetch it at a secret address (${toCode(part.feed.mime)}).`,
    part.media === undefined ? '' : 'It hands out photos or files of its own tables.',
    part.slots.length === 0 ? '' : `Others may fill these places of its page: ${toCodes(part.slots.map(({ id }) => id))}.`,
    part.fills.length === 0 ? '' : `It fills these places of other pages: ${toCodes(part.fills.map(({ slot }) => slot.id))}.`,
    part.tour.length === 0 ? '' : `The tour shows ${part.tour.map(({ title }) => `"${say(plugin, title).en}"`).join(', ')}.`,
  ]
}

function toNotices(plugin: Plugin): readonly string[] {
  const rows = Object.entries(plugin.notices).map(([kind, { title, part }]) => [
    toCode(kind),
    say(plugin, title).nl,
    toCode(`${plugin.id}.${part}`),
  ])
  return rows.length === 0
    ? []
    : [
        '## Notices',
        'Only who may read the part to which it leads gets one ([notices](../../notices.md)).',
        toTable(['kind', 'on the screen (Dutch)', 'leads to'], rows),
      ]
}

function toWatch(plugin: Plugin): readonly string[] {
  const { watch } = plugin
  if (watch === undefined) return []
  const toWords = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([name, key]) => [toCode(name), say(plugin, key).nl])
  return [
    '## What it watches',
    `After each run of a source, and each morning, it looks at every ${toCode(watch.reads.name)}. What it finds goes to its part of the desk.`,
    toTable(['finding', 'on the screen (Dutch)'], toWords(watch.findings)),
    toTable(['field', 'on the screen (Dutch)'], toWords(watch.fields)),
  ]
}

function toTables({ id, tables }: Plugin): readonly string[] {
  if (tables === undefined) return []
  const { rows, desk = [], marks = [], migrations } = tables
  return [
    '## Tables',
    toTable(
      ['table', 'whose rows', ''],
      Object.entries(rows).map(([table, whose]) => [
        toCode(`${id.replaceAll('-', '_')}_${table}`),
        whose,
        [
          desk.includes(table) ? 'its desk parts reach it, of every client' : '',
          marks.includes(table) ? 'opening a page may note in it what was read' : '',
        ]
          .filter(Boolean)
          .join('; '),
      ]),
    ),
    `Migrations: ${toCodes(Object.keys(migrations))}.`,
  ]
}

/** Words of a plugin as a reader sees them; places for values stay as they are written. */
function say({ messages }: Plugin, key: string): { readonly nl: string; readonly en: string } {
  return { nl: toUsualWords(messages.nl[key] ?? key), en: toUsualWords(messages.en[key] ?? key) }
}

// Of words that differ with a value, those that hold for most.
function toUsualWords(message: string): string {
  return message.replaceAll(/\{\w+, (?:select|plural), (?:[\w=]+ \{(?:[^{}]|\{[^{}]*\})*\} )*other \{((?:[^{}]|\{[^{}]*\})*)\}\}/g, '$1')
}
