import { stripVTControlCharacters } from 'node:util'
import { defineCommand, renderUsage, runCommand, type CommandDef } from 'citty'
import { toHint } from '../compose/nearest.ts'
import { FlowError } from '../flows/flow-error.ts'
import { PortalProblems } from '../portal-problems.ts'
import { ScaffoldRefused } from '../scaffold/scaffold-refused.ts'
import { MigrationRefused } from '../store/migration-refused.ts'
import { StoreError } from '../store/store-error.ts'
import { ProxyAddressWrong } from '../web/proxy/find-network.ts'
import { CliError } from './cli-error.ts'
import { findAdapterCommand } from './find-adapter-command.ts'

// Only the command that runs is loaded: `check` must not pay for a database it does not open.
const COMMANDS = {
  check: () => import('./check.ts').then(({ check }) => check),
  explain: () => import('./explain.ts').then(({ explainCommand }) => explainCommand),
  migrate: () => import('./migrate.ts').then(({ migrate }) => migrate),
  start: () => import('./start.ts').then(({ start }) => start),
  sync: () => import('./sync.ts').then(({ sync }) => sync),
  access: () => import('./access.ts').then(({ access }) => access),
  account: () => import('./account.ts').then(({ account }) => account),
  record: () => import('./record.ts').then(({ record }) => record),
  erase: () => import('./erase.ts').then(({ erase }) => erase),
  desk: () => import('./desk.ts').then(({ desk }) => desk),
  banner: () => import('./banner.ts').then(({ banner }) => banner),
  audit: () => import('./audit.ts').then(({ audit }) => audit),
  new: () => import('./new.ts').then(({ newCommand }) => newCommand),
  restored: () => import('./restored.ts').then(({ restored }) => restored),
  secret: () => import('./secret.ts').then(({ secret }) => secret),
}

const OF_ADAPTERS =
  'An adapter brings a command of its own (`voordeur caress check FOLDER`) when its package is installed here: @voordeur/adapter-caress.'

/** The whole command, with every command below it. */
export const voordeur = defineCommand({
  meta: { name: 'voordeur', description: 'The front door of a care organisation.' },
  subCommands: COMMANDS,
})

/** Runs the `voordeur` command. What the person at the shell can mend is one clear text and exit code 1, never a stack. */
export async function main(argv: readonly string[]): Promise<void> {
  const [first = '', ...rest] = argv
  try {
    if (!first.startsWith('-') && first !== '' && !Object.hasOwn(COMMANDS, first)) return await runAdapterCommand(first, rest)
    if (argv.length === 0 || argv.includes('--help') || argv.includes('-h')) return await printHelp(argv)
    await refuseUnknownFlags(voordeur, argv)
    await runCommand(voordeur, { rawArgs: [...argv] })
  } catch (error) {
    process.stderr.write(`${isForPeople(error) ? error.message : toUnexpected(error)}\n`)
    process.exitCode = 1
  }
}

/** What is no command of the kernel is an adapter's: `voordeur caress check` runs the one of `@voordeur/adapter-caress`. */
async function runAdapterCommand(name: string, args: readonly string[]): Promise<void> {
  // What is installed beside `voordeur` goes before what lies where one stands: that may be a folder that somebody sent, to be checked.
  const command = await findAdapterCommand(name, [import.meta.dirname, process.cwd()])
  if (!command) throw new CliError(toUnknownCommand(name))
  process.exitCode = await command.run(args)
}

function toUnknownCommand(name: string): string {
  const { hint } = toHint(name, Object.keys(COMMANDS))
  const known = `There is no command "${name}". Commands: ${Object.keys(COMMANDS).join(', ')}.`
  return [known, ...(hint === undefined ? [] : [hint]), OF_ADAPTERS].join(' ')
}

/** What nobody foresaw, in one line; the stack is for whoever mends it. */
function toUnexpected(error: unknown): string {
  const told = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  if (process.env['VOORDEUR_DEBUG'] === undefined) return `This should not have happened: ${told}. VOORDEUR_DEBUG=1 shows where.`
  return error instanceof Error ? (error.stack ?? told) : told
}

function isForPeople(error: unknown): error is Error {
  const known = [CliError, FlowError, PortalProblems, ScaffoldRefused, StoreError, MigrationRefused, ProxyAddressWrong].some(
    (kind) => error instanceof kind,
  )
  return known || (error instanceof Error && error.name === 'CLIError')
}

async function printHelp(argv: readonly string[]): Promise<void> {
  const { command, above } = await findCommand(voordeur, argv)
  const usage = await renderUsage(command, above === '' ? undefined : { meta: { name: above } })
  const text = command === voordeur ? `${usage}\n\n${OF_ADAPTERS}` : usage
  process.stdout.write(`${process.stdout.isTTY ? text : stripVTControlCharacters(text)}\n`)
}

/** The command that these words name, and the words above it (`voordeur access`). */
async function findCommand(root: CommandDef, argv: readonly string[]): Promise<{ readonly command: CommandDef; readonly above: string }> {
  let command = root
  const names: string[] = []
  for (const name of argv.filter((word) => !word.startsWith('-'))) {
    const sub = await resolveSub(command, name)
    if (sub === undefined) continue
    command = sub
    names.push(name)
  }
  return { command, above: names.length === 0 ? '' : ['voordeur', ...names.slice(0, -1)].join(' ') }
}

/** A flag nobody reads would be a wish that is silently not granted. */
async function refuseUnknownFlags(root: CommandDef, argv: readonly string[]): Promise<void> {
  const { command } = await findCommand(root, argv)
  const args = typeof command.args === 'function' ? await command.args() : await command.args
  const known = Object.keys(args ?? {})
  const given = argv.filter((word) => word.startsWith('--')).map((word) => word.slice(2).split('=', 1)[0] ?? '')
  const unknown = given.find((name) => !known.includes(name) && !known.includes(name.replace(/^no-/, '')))
  if (unknown === undefined) return
  const { hint } = toHint(unknown, known)
  throw new CliError(
    [`There is no flag --${unknown}. Known: ${known.map((name) => `--${name}`).join(', ')}.`, ...(hint === undefined ? [] : [hint])].join(
      ' ',
    ),
  )
}

async function resolveSub(command: CommandDef, name: string): Promise<CommandDef | undefined> {
  const subCommands = typeof command.subCommands === 'function' ? await command.subCommands() : await command.subCommands
  const found = subCommands && Object.hasOwn(subCommands, name) ? subCommands[name] : undefined
  return typeof found === 'function' ? await found() : await found
}
