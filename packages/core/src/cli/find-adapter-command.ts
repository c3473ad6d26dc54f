import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AdapterCommand } from '../define/adapter-command.ts'
import { CliError } from './cli-error.ts'

// No path, no scope, no package of another kind: only an adapter is ever loaded.
const PLAIN_WORD = /^[a-z][a-z0-9-]{0,39}$/

/**
 * The command that an adapter brings, looked for from these folders in their order; undefined when no such adapter is installed, or
 * the word can not be an adapter's name. Its code is loaded. Throws `CliError` when it is there and brings none.
 */
export async function findAdapterCommand(name: string, folders: readonly string[]): Promise<AdapterCommand | undefined> {
  if (!PLAIN_WORD.test(name)) return undefined
  const specifiers = [`@voordeur/adapter-${name}/command`, `voordeur-adapter-${name}/command`]
  const places = folders.flatMap((folder) => specifiers.map((specifier) => ({ base: join(folder, 'package.json'), specifier })))
  for (const { base, specifier } of places) {
    const file = resolveFrom(base, specifier)
    if (file !== undefined) return readCommand(await import(pathToFileURL(file).href), specifier)
  }
  return undefined
}

function resolveFrom(base: string, specifier: string): string | undefined {
  try {
    return createRequire(base).resolve(specifier)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'MODULE_NOT_FOUND') return undefined
    throw new CliError(`${specifier.replace('/command', '')} is installed, but it brings no command.`)
  }
}

function readCommand(module: unknown, specifier: string): AdapterCommand {
  const command: unknown = typeof module === 'object' && module !== null && 'command' in module ? module.command : undefined
  if (isCommand(command)) return command
  throw new CliError(`${specifier} exports no \`command\` with a description and a run.`)
}

function isCommand(value: unknown): value is AdapterCommand {
  if (typeof value !== 'object' || value === null) return false
  return 'description' in value && typeof value.description === 'string' && 'run' in value && typeof value.run === 'function'
}
