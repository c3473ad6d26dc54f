import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { findDocComment, readSource } from './doc-comments.ts'
import { type ReferencePage, toCode, toPage, toTable } from './page.ts'

const root = join(import.meta.dirname, '../..')

// Entries without names.
const SKIPPED: ReadonlySet<string> = new Set(['./package.json', './assets/*'])

interface Manifest {
  readonly name: string
  readonly exports?: Readonly<Record<string, string | { readonly '@voordeur/source'?: string }>>
}

/** A name that a package gives out. */
interface ExportedName {
  readonly name: string
  readonly kind: string
  readonly says: string
  readonly signature: string
}

/** One page for each package of several names: each with what it promises. A plugin has one name, and a page of its own. */
export function toApiPages(): readonly ReferencePage[] {
  return readdirSync(join(root, 'packages'))
    .filter((folder) => existsSync(join(root, 'packages', folder, 'src/index.ts')))
    .flatMap((folder) => toApiPage(folder, JSON.parse(readSource(`packages/${folder}/package.json`)) as Manifest))
}

function toApiPage(folder: string, { name, exports = {} }: Manifest): readonly ReferencePage[] {
  const entries = Object.entries(exports).flatMap(([entry, target]) => {
    const source = typeof target === 'string' ? undefined : target['@voordeur/source']
    return SKIPPED.has(entry) || source === undefined ? [] : [{ entry, file: posix.join('packages', folder, source) }]
  })
  const found = entries.map(({ entry, file }) => ({ entry, names: listExports(file) })).filter(({ names }) => names.length > 0)
  if (found.flatMap(({ names }) => names).length < 2) return []
  const blocks = found.flatMap(({ entry, names }) => [`## ${posix.join(name, entry)}`, ...toBlocks(names)])
  return [
    toPage({
      path: `docs/reference/api/${folder}.md`,
      title: `Names of ${name}`,
      reader: 'author',
      from: `packages/${folder}/src`,
      blocks,
    }),
  ]
}

function toBlocks(names: readonly ExportedName[]): readonly string[] {
  const values = names.filter(({ kind }) => kind !== 'type')
  const types = names.filter(({ kind }) => kind === 'type')
  return [
    toTable(
      ['name', 'kind', 'what it promises'],
      values.map(({ name, kind, says, signature }) => [toCode(name), kind, [says, toCode(signature)].filter(Boolean).join(' ')]),
    ),
    toTable(
      ['type', 'what it is'],
      types.map(({ name, says }) => [toCode(name), says]),
    ),
  ].filter(Boolean)
}

/** Every name that a file exports, also of files that it exports from, in the order of the alphabet. */
function listExports(file: string): readonly ExportedName[] {
  const text = readSource(file)
  const passed = [...text.matchAll(/export (type )?\{([^}]*)\}\s*from '([^']+)'/g)].flatMap(([, type = '', names = '', from = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
      .map((name) => toExported(name, { isType: type !== '', from: toFile(file, from) })),
  )
  const own = [...text.matchAll(/^export (?:async |abstract )?(const|function|class|interface|type) (\w+)/gm)].map(
    ([, kind = '', name = '']) => toExported(name, { isType: kind === 'interface' || kind === 'type', from: file }),
  )
  return [...passed, ...own].toSorted((one, other) => one.name.localeCompare(other.name))
}

function toFile(file: string, from: string): string {
  return from.startsWith('.') ? posix.join(dirname(file), from) : ''
}

function toExported(written: string, { isType, from }: { readonly isType: boolean; readonly from: string }): ExportedName {
  const [name = '', as = name] = written.replace(/^type /, '').split(' as ')
  const text = from === '' ? '' : readSource(from)
  const kind = isType || written.startsWith('type ') ? 'type' : findKind(text, name)
  return {
    name: as,
    kind,
    says: from === '' ? 'Passed on from `@voordeur/core`.' : findDocComment(text, name),
    signature: kind === 'function' ? findSignature(text, name) : '',
  }
}

function findKind(text: string, name: string): string {
  const [, kind = ''] = new RegExp(`export (?:async |abstract )?(const|function|class|interface|type)\\*? ${name}\\b`).exec(text) ?? []
  if (kind === 'interface' || kind === 'type') return 'type'
  return kind === 'const' ? 'value' : kind
}

// A longer one is better read in an editor.
const LONGEST = 160

/** The parameters and the result of a function, when they fit on a line. */
function findSignature(text: string, name: string): string {
  const [, written = ''] = new RegExp(`export (?:async )?function\\*? ${name}(\\b[\\s\\S]*?)\\s\\{\\n`).exec(text) ?? []
  const line = written
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/,\s*\)/g, ')')
    .replaceAll('( ', '(')
    .trim()
  return line.length > LONGEST ? '' : `${name}${line}`
}
