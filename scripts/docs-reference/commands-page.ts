import { command as caress } from '../../packages/adapter-caress/src/command.ts'
import { voordeur } from '../../packages/core/src/cli/main.ts'
import { type ReferencePage, toCode, toPage, toTable } from './page.ts'

// What citty keeps of a command, each perhaps behind a function or a promise; citty itself is core's alone.
interface Command {
  readonly meta?: unknown
  readonly args?: unknown
  readonly subCommands?: unknown
  readonly run?: unknown
}

interface Flag {
  readonly type?: string
  readonly description?: string
  readonly default?: unknown
  readonly required?: boolean
  readonly valueHint?: string
}

interface FoundCommand {
  readonly words: string
  readonly command: Command
}

/** Every command of `voordeur` with its flags, as the command itself has them. */
export async function toCommandsPage(): Promise<ReferencePage> {
  const found = await listCommands({ words: 'voordeur', command: voordeur })
  const runnable = found.filter(({ command }) => command.run !== undefined)
  const blocks = await Promise.all(runnable.map((each) => toBlock(each)))
  return toPage({
    path: 'docs/reference/commands.md',
    title: 'Commands',
    reader: 'everyone',
    order: 2,
    from: 'packages/core/src/cli',
    blocks: [
      'Every command says what it takes with `--help`. A flag that it does not know is refused. It ends with exit code 0 when it did what was asked, and with 1 and one sentence when it did not.',
      'A flag that is on or off is turned off with `--no-` before its name.',
      toTable(
        ['command', 'what it does'],
        await Promise.all(
          runnable.map(async ({ words, command }) => [`[\`${words}\`](#${words.replaceAll(' ', '-')})`, await sayWhat(command)]),
        ),
      ),
      ...blocks,
      '## voordeur caress check',
      caress.description,
      'It comes with `@voordeur/adapter-caress`, where that is installed. `--json` writes the whole list as JSON; `--max-megabytes` is the largest bundle that is read. Exit code 2: it was asked in another way.',
    ],
  })
}

async function listCommands({ words, command }: FoundCommand): Promise<readonly FoundCommand[]> {
  const below = Object.entries((await settle<Readonly<Record<string, unknown>>>(command.subCommands)) ?? {})
  const found = await Promise.all(
    below.map(async ([name, sub]) => listCommands({ words: `${words} ${name}`, command: (await settle<Command>(sub)) ?? {} })),
  )
  return [{ words, command }, ...found.flat()]
}

async function toBlock({ words, command }: FoundCommand): Promise<string> {
  const args = Object.entries((await settle<Readonly<Record<string, Flag>>>(command.args)) ?? {})
  const rows = args.map(([name, arg]) => [toName(name, arg), arg.description ?? '', toDefault(arg)])
  return [`## ${words}`, await sayWhat(command), toTable(['flag', 'what it says', 'default'], rows)].filter(Boolean).join('\n\n')
}

async function sayWhat(command: Command): Promise<string> {
  return (await settle<{ readonly description?: string }>(command.meta))?.description ?? ''
}

function toName(name: string, arg: Flag): string {
  if (arg.type === 'positional') return toCode(name.toUpperCase())
  const value = arg.type === 'boolean' ? '' : ` <${arg.valueHint ?? name}>`
  return toCode(`--${name}${value}`)
}

function toDefault(arg: Flag): string {
  if (arg.type === 'boolean') return arg.default === true ? 'on' : 'off'
  if (arg.required === true) return 'must be given'
  return arg.default === undefined ? '' : toCode(JSON.stringify(arg.default))
}

// A value, a promise of one, or a function that gives either.
async function settle<T>(value: unknown): Promise<T | undefined> {
  return (await (typeof value === 'function' ? (value as () => unknown)() : value)) as T | undefined
}
