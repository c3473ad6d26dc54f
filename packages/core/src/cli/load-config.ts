import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Problem } from '../compose/problem.ts'
import { toReason } from '../compose/quote.ts'

/** A configuration as it was exported, unchecked, with the folder its paths start from; or why it could not be loaded. */
export type LoadedConfig =
  | { readonly ok: true; readonly definition: unknown; readonly file: string; readonly directory: string }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Names that are looked for when none is given, in this order. */
const NAMES = ['portal.config.ts', 'portal.config.mts', 'portal.config.js', 'portal.config.mjs']

/**
 * Imports a portal's configuration: the file that is named, or `portal.config.ts` in the working directory.
 * Its code runs. A file that is not there, or whose import fails, is a problem and not an exception.
 */
export async function loadConfig({
  config,
  directory,
}: {
  readonly config?: string | undefined
  readonly directory: string
}): Promise<LoadedConfig> {
  const file = (config === undefined ? NAMES : [config]).map((name) => resolve(directory, name)).find((path) => existsSync(path))
  if (file === undefined) return { ok: false, problems: [toNotFound(config, directory)] }
  try {
    const module: unknown = await import(pathToFileURL(file).href)
    return { ok: true, definition: readDefault(module), file, directory: dirname(file) }
  } catch (error) {
    return { ok: false, problems: [toUnloadable(error, file, directory)] }
  }
}

function readDefault(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined
}

function toNotFound(config: string | undefined, directory: string): Problem {
  return {
    code: 'CONFIG_NOT_FOUND',
    place: config ?? directory,
    cause: config === undefined ? `There is no ${NAMES[0]} here.` : 'There is no such file.',
    fix: 'Run this where portal.config.ts is, or name the file with `--config`.',
  }
}

function toUnloadable(error: unknown, file: string, directory: string): Problem {
  const place = findPlace(error, directory) ?? relative(directory, file)
  return {
    code: 'CONFIG_UNLOADABLE',
    place,
    cause: `Importing it failed: ${toReason(error).split('\n', 1)[0] ?? ''}`,
    fix: FIXES[codeOf(error)] ?? toSyntaxFix(error, place) ?? toImportFix(error, file) ?? MEND,
  }
}

const MEND = 'Mend what the message says; the configuration is ordinary code, and this came out of it.'

/** What is missed is noticed at the next word: mostly the cause stands at the end of the line before. */
function toSyntaxFix(error: unknown, place: string): string | undefined {
  if (!(error instanceof SyntaxError) && codeOf(error) !== 'ERR_INVALID_TYPESCRIPT_SYNTAX') return undefined
  const line = Number(/:(\d+)$/.exec(place)?.[1] ?? 0)
  const where = line > 1 ? `at the end of line ${line - 1} or in line ${line}` : 'in the first lines'
  return `Look ${where}: mostly a comma, a bracket or a quote is missing there, or a quote stands within a text ('s-Gravenhage is written "'s-Gravenhage"). An editor underlines the place.`
}

/** A name that is used and was not imported: the line to write on top, with its package where one of that name is installed. */
function toImportFix(error: unknown, file: string): string | undefined {
  const name = error instanceof ReferenceError ? /^(\w+) is not defined/.exec(error.message)?.[1] : undefined
  if (name === undefined) return undefined
  const from = [`@voordeur/plugin-${name}`, `@voordeur/adapter-${name}`].find((each) => isInstalled(each, file))
  if (from === undefined)
    return `Import it: \`import { ${name} } from '…'\` at the top of the file, with the package that brings it; or correct the name.`
  return `Add \`import { ${name} } from '${from}'\` at the top of the file.`
}

function isInstalled(name: string, file: string): boolean {
  const folders = createRequire(file).resolve.paths(name) ?? []
  return folders.some((folder) => existsSync(join(folder, name, 'package.json')))
}

const FIXES: Readonly<Record<string, string>> = {
  ERR_MODULE_NOT_FOUND: 'Install the package, or correct the path of the import (relative imports name the file with its extension).',
  ERR_PACKAGE_PATH_NOT_EXPORTED: 'Import what the package exports; its README says what that is.',
  ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX: 'Node leaves types out and compiles nothing: do without enum, namespace and parameter properties.',
  ERR_UNKNOWN_FILE_EXTENSION: 'Import .ts, .mts, .js or .mjs files only; a configuration has no JSX.',
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** The first place of an error outside packages and Node itself, as `portal.config.ts:12`. */
function findPlace(error: unknown, directory: string): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const places = [...stack.matchAll(/(file:\/\/[^\s)]+?):(\d+)(?::\d+)?/g)].flatMap(([, url = '', line = '']) => {
    const path = URL.canParse(url) ? fileURLToPath(url) : ''
    return path === '' || path.includes('node_modules') || path === fileURLToPath(import.meta.url)
      ? []
      : [`${relative(directory, path)}:${line}`]
  })
  return places[0] ?? findFirstLine(stack, directory)
}

/** Of what does not parse Node writes the path and the line above everything else. */
function findFirstLine(stack: string, directory: string): string | undefined {
  const [, path, line] = /^(\S.*):(\d+)\n/.exec(stack) ?? []
  return path === undefined || !isAbsolute(path) ? undefined : `${relative(directory, path)}:${line}`
}
