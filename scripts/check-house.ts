import { globSync, readFileSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A rule of the house that no linter knows, and where it is broken. */
export interface Breach {
  readonly rule: string
  readonly place: string
  readonly message: string
}

const DEPTH_UNDER_SRC = 2
const VAGUE_NAMES = new Set(['utils', 'util', 'helpers', 'helper', 'types', 'common', 'shared', 'manager', 'service', 'misc', 'lib'])
const MOST_PUBLIC_NAMES = { core: 60, other: 15 }

/** Every breach of the house rules in the packages under a folder. Reads files and changes nothing. */
export function findBreaches(root: string): readonly Breach[] {
  const paths = globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root }).map((path) => path.split(sep).join('/'))
  return paths
    .toSorted((one, other) => one.localeCompare(other))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return [...checkPath(path), ...checkText(path, text), ...checkPublicNames(path, text)]
    })
}

function checkPath(path: string): Breach[] {
  const folders = path.split('/').slice(3, -1)
  const vague = [...folders, basename(path).replace(/\..*$/, '')].filter((name) => VAGUE_NAMES.has(name))
  return [
    ...(folders.length > DEPTH_UNDER_SRC
      ? [{ rule: 'depth', place: path, message: `is more than ${DEPTH_UNDER_SRC} folders under src` }]
      : []),
    ...vague.map((name) => ({ rule: 'vague-name', place: path, message: `"${name}" says nothing; name it after the one thing it holds` })),
  ]
}

const FORBIDDEN_TEXT = [
  { rule: 'export-star', pattern: /^export \*/, message: 'name what is exported' },
  { rule: 'enum', pattern: /^(?:export )?(?:const )?enum /, message: 'use a union of literals' },
  { rule: 'decorator', pattern: /^\s*@[A-Za-z]+(?:\(|\s*$)/, message: 'use a function' },
]

function checkText(path: string, text: string): Breach[] {
  const lines = text.split('\n')
  const forbidden = lines.flatMap((line, index) =>
    FORBIDDEN_TEXT.filter(({ pattern }) => pattern.test(line)).map(({ rule, message }) => ({
      rule,
      place: `${path}:${index + 1}`,
      message,
    })),
  )
  return [...forbidden, ...checkComments(path, lines)]
}

const DECLARATION = /^export (?:declare )?(?:async )?(?:abstract )?(?:function\*?|const|class|interface|type) ([A-Za-z0-9_]+)/
const UNDOCUMENTED = /\.test(?:-d)?\.tsx?$|\.fixture\.tsx?$|-messages\.ts$|\/(?:messages|nl|en)\.ts$/

function checkComments(path: string, lines: readonly string[]): Breach[] {
  if (UNDOCUMENTED.test(path)) return []
  const documented = new Set<string>()
  return lines.flatMap((line, index) => {
    const name = DECLARATION.exec(line)?.[1]
    if (name === undefined || documented.has(name)) return []
    documented.add(name)
    if (lines[index - 1]?.trimEnd().endsWith('*/')) return []
    return [
      { rule: 'doc-comment', place: `${path}:${index + 1}`, message: `${name} is exported without a sentence that says what it promises` },
    ]
  })
}

function checkPublicNames(path: string, text: string): Breach[] {
  const name = /^packages\/([^/]+)\/src\/index\.tsx?$/.exec(path)?.[1]
  if (name === undefined) return []
  const most = name === 'core' ? MOST_PUBLIC_NAMES.core : MOST_PUBLIC_NAMES.other
  // Only values are counted: a thing and the types that come with it are one thing to learn.
  const values = [...text.matchAll(/export \{([^}]*)\}/g)].flatMap(([, names = '']) => names.split(',')).map((entry) => entry.trim())
  const count = values.filter((entry) => entry !== '' && !entry.startsWith('type ')).length
  return count > most
    ? [{ rule: 'public-names', place: path, message: `exports ${count} names; at most ${most} fit in a reader's head` }]
    : []
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = process.cwd()
  const breaches = findBreaches(root)
  for (const { rule, place, message } of breaches) console.error(`${relative(root, join(root, place))}  ${message}  (${rule})`)
  console.log(`${breaches.length} breaches of the house rules`)
  process.exitCode = breaches.length > 0 ? 1 : 0
}
