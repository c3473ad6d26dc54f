import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** What one entry of a package exports, as its declarations say it. */
export interface Surface {
  readonly entry: string
  readonly values: readonly string[]
  readonly types: readonly string[]
}

interface Entry {
  readonly types: string
  readonly default: string
}

/** The entries of a built package that have declarations: all but assets and package.json. */
export async function listEntries(folder: string): Promise<readonly (readonly [entry: string, files: Entry])[]> {
  const { exports } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, Entry | string>>
  }
  return Object.entries(exports).flatMap(([entry, files]) =>
    typeof files === 'object' && 'types' in files ? [[entry, files] as const] : [],
  )
}

/** Every entry of a built package with the names that its declarations export, sorted. Throws for `export *`. */
export async function readSurface(folder: string): Promise<readonly Surface[]> {
  const entries = await listEntries(folder)
  return Promise.all(entries.map(async ([entry, { types }]) => ({ entry, ...toNames(await readFile(join(folder, types), 'utf8')) })))
}

const LISTED = /export (?<type>type )?\{(?<names>[^}]*)\} from '[^']+';?/g
const DECLARED = /^export (?:declare )?(?<kind>const|function|class|interface|type) (?<name>\w+)/gm

function toNames(declarations: string): { readonly values: string[]; readonly types: string[] } {
  const text = declarations.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
  const rest = text.replaceAll(LISTED, '').replaceAll(DECLARED, '').replaceAll('export {};', '')
  if (/^export /m.test(rest)) throw new Error(`An entry exports names, one by one; this one says:\n${rest}`)
  const listed = [...text.matchAll(LISTED)].flatMap(({ groups }) => splitNames(groups?.['names'] ?? '', groups?.['type'] ?? ''))
  const declared = [...text.matchAll(DECLARED)].map(({ groups }) => toKind(groups?.['kind'] ?? '') + (groups?.['name'] ?? ''))
  const all = [...listed, ...declared].toSorted()
  return {
    values: all.filter((name) => !name.startsWith(TYPE)),
    types: all.filter((name) => name.startsWith(TYPE)).map((name) => name.slice(TYPE.length)),
  }
}

const TYPE = 'type '
const toKind = (kind: string) => (kind === 'interface' || kind === 'type' ? TYPE : '')

const splitNames = (names: string, kind: string) =>
  names
    .split(',')
    .map((name) => name.trim().replace(/^(type )?\w+ as /, '$1'))
    .filter((name) => name !== '')
    .map((name) => (name.startsWith(kind) ? name : `${kind}${name}`))

/** The values of these built modules, each imported by Node as somebody outside does: without the workspace's own condition. */
export async function importValues(modules: readonly string[]): Promise<Readonly<Record<string, readonly string[]>>> {
  const script = `const all = {}; for (const file of ${JSON.stringify(modules)}) all[file] = Object.keys(await import(file)).sort(); process.stdout.write(JSON.stringify(all))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    env: { PATH: process.env['PATH'] },
  })
  return JSON.parse(stdout)
}

/** A surface as a page to review: one name per line. */
export function toPage(name: string, surfaces: readonly Surface[]): string {
  const toSection = ({ entry, values, types }: Surface) => [
    `${name}${entry.slice(1)}`,
    ...[...values, ...types.map((type) => `type ${type}`)].map((line) => `  ${line}`),
  ]
  return surfaces.map((surface) => `${toSection(surface).join('\n')}\n`).join('\n')
}
