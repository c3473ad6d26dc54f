import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { voordeur } from '../../packages/core/src/cli/main.ts'
import { findAdapterCommand } from '../../packages/core/src/cli/find-adapter-command.ts'
import { readCommands, type Command } from './read-commands.ts'
import type { Sample } from './read-samples.ts'

type Later<T> = T | Promise<T> | (() => T | Promise<T>)

interface CommandDef {
  readonly args?: Later<ArgsDef>
  readonly subCommands?: Later<Readonly<Record<string, Later<CommandDef>>>>
}

type ArgsDef = Readonly<Record<string, { readonly type?: string; readonly required?: boolean }>>

/** What a block of shell is judged by: the workspace, and the tests that its page names. */
export interface ShellWorld {
  readonly root: string
  readonly triedBy: readonly string[]
}

// What citty knows of a command, as far as it is asked here.
const VOORDEUR = voordeur as CommandDef

/** What is wrong with the commands of a block: one that does not exist, a flag it does not know, a package that nobody publishes, or a command that no test tries. */
export async function checkShell({ page, line, text }: Sample, world: ShellWorld): Promise<readonly string[]> {
  const faults = await Promise.all(
    readCommands(text, line).map(async (command) => {
      const fault = await checkCommand(command, world)
      return fault === undefined ? [] : [`${page}:${command.line}: ${fault}`]
    }),
  )
  return faults.flat()
}

async function checkCommand({ words }: Command, world: ShellWorld): Promise<string | undefined> {
  const [first = '', second = '', ...rest] = words
  if (first === 'voordeur') return await checkVoordeur(words.slice(1))
  if (['npx', 'pnpm'].includes(first) && second === 'voordeur') return await checkVoordeur(rest)
  if (first === 'npm') return checkNpm([second, ...rest], world)
  if (first === 'openssl') return runAlone(words)
  return checkTried(first, world)
}

/** Makes of files only what it is told to, so that it is run: in a folder of its own. */
function runAlone([program = '', ...args]: readonly string[]): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-sample-'))
  const { status, stderr } = spawnSync(
    program,
    args.map((word) => word.replaceAll(/^["']|["']$/g, '')),
    { cwd: folder, encoding: 'utf8' },
  )
  rmSync(folder, { recursive: true })
  return status === 0 ? undefined : `\`${program}\` ended with ${status}: ${stderr}`
}

/** Whether `voordeur` has this command, and the command these flags. */
async function checkVoordeur(words: readonly string[]): Promise<string | undefined> {
  const [name = ''] = words
  const { subCommands } = VOORDEUR
  if (!Object.hasOwn(subCommands ?? {}, name) && !name.startsWith('-')) {
    const adapter = await findAdapterCommand(name, [import.meta.dirname])
    return adapter ? undefined : `there is no command \`voordeur ${name}\`.`
  }
  const { command, path, given } = await findCommand(words)
  if (command.subCommands && given.some((word) => !word.startsWith('-')))
    return `there is no command \`voordeur ${[...path, given[0]].join(' ')}\`.`
  return checkFlags(path, (await resolve(command.args)) ?? {}, given)
}

async function findCommand(words: readonly string[]) {
  let command = VOORDEUR
  const path: string[] = []
  for (const word of words) {
    const subs = await resolve(command.subCommands)
    if (!subs || !Object.hasOwn(subs, word)) break
    command = (await resolve(subs[word])) ?? {}
    path.push(word)
  }
  return { command, path, given: words.slice(path.length) }
}

function checkFlags(path: readonly string[], args: ArgsDef, given: readonly string[]): string | undefined {
  const flags = given.filter((word) => word.startsWith('--') && word !== '--help').map((word) => word.slice(2).split('=', 1)[0] ?? '')
  const unknown = flags.find((flag) => !Object.hasOwn(args, flag) && !Object.hasOwn(args, flag.replace(/^no-/, '')))
  if (unknown !== undefined) return `\`voordeur ${path.join(' ')}\` has no flag --${unknown}.`
  const missing = Object.entries(args).find(
    ([name, { type, required }]) => type !== 'positional' && required === true && !flags.includes(name),
  )
  return missing && !given.includes('--help') ? `\`voordeur ${path.join(' ')}\` needs --${missing[0]}.` : undefined
}

async function resolve<T>(value: Later<T> | undefined): Promise<T | undefined> {
  return typeof value === 'function' ? await (value as () => T | Promise<T>)() : await value
}

function checkNpm([action = '', ...words]: readonly string[], world: ShellWorld): string | undefined {
  const [first = ''] = words
  if (['start', 'test'].includes(action)) return hasScript(action, world) ? undefined : `there is no script "${action}".`
  if (action === 'run' && hasScript(first, world)) return undefined
  if (action === 'create') return checkPackages([`create-${first}`], world)
  // What was packed is a file, which only a test that packs it can try.
  const isPacked = words.some((word) => word.endsWith('.tgz'))
  return ['install', 'i'].includes(action) && !isPacked ? checkPackages(words, world) : checkTried('npm', world)
}

function hasScript(name: string, { root }: ShellWorld): boolean {
  return Object.hasOwn(readManifest(root, '.').scripts ?? {}, name)
}

/** Ours must be published by this workspace; another one must be among what it was tried with, or be the example of a third party. */
function checkPackages(words: readonly string[], { root }: ShellWorld): string | undefined {
  const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
  const { name: theirs } = readManifest(root, 'examples/third-party-plugin')
  const names = words.filter((word) => !word.startsWith('-')).map((word) => word.replace(/(?<=.)@.*$/, ''))
  const unknown = names.find((name) => {
    const [, own] = /^(?:@voordeur\/)?(.+)$/.exec(name.startsWith('@voordeur/') || name === 'create-voordeur' ? name : '') ?? []
    if (own !== undefined) return !existsSync(join(root, 'packages', own, 'package.json')) || readManifest(root, `packages/${own}`).private
    return name !== theirs && !lockfile.includes(`\n  ${name}@`) && !lockfile.includes(`\n  '${name}@`)
  })
  return unknown === undefined ? undefined : `no package ${unknown} was tried here.`
}

function readManifest(root: string, folder: string) {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly private?: boolean
    readonly scripts?: Readonly<Record<string, string>>
  }
}

function checkTried(program: string, { triedBy }: ShellWorld): string | undefined {
  return triedBy.length > 0 ? undefined : `nothing runs \`${program}\`: name the test that does, <!-- tried: test/slow/….test.ts -->`
}
