import type { z } from 'zod'
import { API_VERSION } from '../define/api-version.ts'
import type { Authenticator } from '../define/authenticator.ts'
import { isBranded, type Brand } from '../define/brand.ts'
import type { Part } from '../define/part.ts'
import type { Plugin } from '../define/plugin.ts'
import type { Source } from '../define/source.ts'
import { toPlace } from './config-problems.ts'
import { AuthenticatorShape, PartShape, PluginShape, SourceShape } from './definition-shapes.ts'
import { UNNAMED } from './draft.ts'
import type { Problem } from './problem.ts'
import { quote } from './quote.ts'
import { isEntries, listItems } from './read-config.ts'
import type { Path } from './snapshot.ts'

/** The definitions of a configuration, as far as they could be read. */
export interface ReadDefinitions {
  readonly plugins: readonly Plugin[]
  readonly sources: readonly Source[]
  readonly authenticator: Authenticator | undefined
  readonly unread: ReadonlySet<string>
  readonly sourcesRead: boolean
  /** Where each plugin and source stands in the configuration. */
  readonly places: ReadonlyMap<object, Path>
  readonly problems: readonly Problem[]
}

/** Reads the plugins, sources and the authenticator; what has the wrong shape is named and left out. */
export function readDefinitions(config: Readonly<Record<string, unknown>>): ReadDefinitions {
  const problems: Problem[] = []
  const unread = new Set<string>()
  const places = new Map<object, Path>()
  const placed = <T extends object>(definitions: readonly T[], { at }: { readonly at: Path }): readonly T[] => {
    for (const each of definitions) places.set(each, at)
    return definitions
  }
  const sources = listItems(config, 'sources', problems)
  const read = sources.flatMap((item) =>
    placed(readShape(SourceShape, { ...item, brand: 'source', maker: 'defineSource' }, problems), item),
  )
  return {
    plugins: listItems(config, 'plugins', problems).flatMap((item) => placed(readPlugin(item, { problems, unread }), item)),
    sources: read,
    authenticator: readAuthenticator(config['auth'], problems),
    unread,
    sourcesRead: Array.isArray(config['sources']) && read.length === sources.length,
    places,
    problems,
  }
}

/** Reads one plugin with its parts, as many of them as can be read. */
export function readPlugin(item: { value: unknown; at: Path }, found: { problems: Problem[]; unread: Set<string> }): readonly Plugin[] {
  const { problems, unread } = found
  const [plugin] = readShape(PluginShape, { ...item, brand: 'plugin', maker: 'definePlugin' }, problems)
  if (!plugin) {
    const id = isEntries(item.value) ? item.value['id'] : undefined
    unread.add(typeof id === 'string' ? id : UNNAMED)
    return []
  }
  const parts = plugin.parts.flatMap((value, index) => readPart(value, { at: [...item.at, 'parts', index], plugin: plugin.id }, problems))
  if (parts.length < plugin.parts.length || plugin.optionProblems.length > 0) unread.add(plugin.id)
  return [{ ...plugin, parts }]
}

function readPart(value: unknown, from: { at: Path; plugin: string }, problems: Problem[]): readonly Part[] {
  const id = isEntries(value) && typeof value['id'] === 'string' ? `${from.plugin}.${value['id']}` : undefined
  return readShape(PartShape, { value, at: from.at, brand: 'part', maker: 'definePart', ...(id ? { name: id } : {}) }, problems)
}

function readAuthenticator(value: unknown, problems: Problem[]): Authenticator | undefined {
  if (value === undefined) {
    const fix = 'Add `auth: auth({ … })`.'
    problems.push({ code: 'CONFIG_INVALID', place: toPlace(['auth']), cause: 'It is missing: nobody could sign in.', fix })
    return undefined
  }
  const [authenticator] = readShape(
    AuthenticatorShape,
    { value, at: ['auth'], brand: 'authenticator', maker: 'defineAuthenticator' },
    problems,
  )
  return authenticator
}

interface Item {
  readonly value: unknown
  readonly at: Path
  readonly brand: Brand
  readonly maker: string
  readonly name?: string
}

function readShape<T>(shape: z.ZodType<T>, item: Item, problems: Problem[]): readonly T[] {
  const problem = findWrongKind(item) ?? findWrongApi(item)
  if (problem) {
    problems.push(problem)
    return []
  }
  const result = shape.safeParse(item.value)
  if (result.success) return [result.data]
  problems.push(...result.error.issues.map((issue) => toShapeProblem(issue, item)))
  return []
}

function findWrongKind({ value, at, brand, maker }: Item): Problem | undefined {
  if (isBranded(brand, value)) return undefined
  const isCall = typeof value === 'function'
  const name = isCall && /^[a-z]\w*$/i.test(value.name) ? value.name : brand
  return {
    code: 'DEFINITION_INVALID',
    place: toPlace(at),
    cause: `This must be a ${brand}; it is ${quote(value)}.`,
    fix: isCall ? `Call it with its options: \`${name}()\`.` : `Write what a function made by \`${maker}\` returns.`,
  }
}

function findWrongApi({ value, at, brand }: Item): Problem | undefined {
  if (!isEntries(value) || (brand !== 'plugin' && brand !== 'source') || value['api'] === API_VERSION) return undefined
  return {
    code: 'API_VERSION',
    place: toPlace(at, nameOf(value, brand)),
    cause: `It is written for version ${quote(value['api'])} of the contract; this core understands version ${API_VERSION}.`,
    fix: 'Install a version of the package that fits this core, or a core that fits the package.',
  }
}

function toShapeProblem(issue: z.core.$ZodIssue, item: Item): Problem {
  const path = issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)))
  return {
    code: 'DEFINITION_INVALID',
    place: toPlace([...item.at, ...path], item.name ?? nameOf(item.value, item.brand)),
    cause: `${issue.message}.`,
    fix: `Mend it in the package; \`${item.maker}\` has the types that say what belongs here.`,
  }
}

function nameOf(value: unknown, brand: Brand): string | undefined {
  return isEntries(value) && typeof value['id'] === 'string' ? `${brand} ${quote(value['id'])}` : undefined
}
