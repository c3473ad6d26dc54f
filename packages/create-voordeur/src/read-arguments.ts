import { parseArgs } from 'node:util'
import { ANSWER_FLAGS, type AnswerFlags, type PortalAnswers, readAnswers, ScaffoldRefused } from '@voordeur/core/scaffold'

/** What was asked on the command line. */
export interface Asked {
  readonly folder: string | undefined
  readonly answers: Partial<PortalAnswers>
  /** Asks nothing. */
  readonly yes: boolean
  /** Whether the packages are installed at once. */
  readonly installs: boolean
  readonly help: boolean
}

const text = { type: 'string' } as const
const OPTIONS = {
  organisation: text,
  layout: text,
  form: text,
  source: text,
  plugins: text,
  'sign-in': text,
  yes: { type: 'boolean', short: 'y' },
  'no-install': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Reads the words after `npm create voordeur`. Throws `ScaffoldRefused` for what there is not. */
export function readArguments(argv: readonly string[]): Asked {
  const { values, positionals } = parse(argv)
  if (positionals.length > 1) throw new ScaffoldRefused(`Name one folder; these are ${positionals.length}: ${positionals.join(', ')}.`)
  const { yes = false, help = false, 'no-install': isBare = false, ...flags } = values
  return { folder: positionals[0], answers: readAnswers(flags satisfies AnswerFlags), yes, help, installs: !isBare }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('. ', 1)[0] ?? '') : String(error)
    throw new ScaffoldRefused(
      `${said}. Known: ${Object.keys(OPTIONS)
        .map((name) => `--${name}`)
        .join(', ')}.`,
    )
  }
}

/** What the command can be told. */
export function toHelp(): string {
  const flags = Object.entries(ANSWER_FLAGS).map(([name, { description, valueHint }]) => [`--${name} ${valueHint}`, description] as const)
  const all = [
    ...flags,
    ['--yes', 'Ask nothing: what is usual, and what the flags say.'],
    ['--no-install', 'Leave npm install to you.'],
  ] as const
  const width = Math.max(...all.map(([flag]) => flag.length))
  const lines = all.map(([flag, description]) => `  ${flag.padEnd(width)}  ${description}`)
  return ['Makes a new Voordeur portal.', '', '  npm create voordeur@latest my-portal', '', ...lines].join('\n')
}
