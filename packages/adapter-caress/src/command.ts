import { parseArgs } from 'node:util'
import type { AdapterCommand } from '@voordeur/core'
import { checkExport } from './check/check-export.ts'
import { toCheckLines } from './check/to-check-lines.ts'

const USAGE = [
  'Usage: voordeur caress check FOLDER [--json] [--max-megabytes N]',
  '',
  'Says of an export folder (docs/caress-export.md) what a run of the portal would say: each file, each row, each bundle.',
  'Needs no portal and no database, changes nothing, and prints nothing of what stands in a record.',
  'Exit code 0: a run takes all of it. 1: a run would refuse or leave out something. 2: it was asked in another way.',
  '',
  '  --json               The whole list as JSON.',
  '  --max-megabytes N    Largest bundle that is read, as `maxMegabytes` of the source; 64 when left out.',
].join('\n')

const MEGABYTE = 1024 * 1024
const DEFAULT_MEGABYTES = 64

/** `voordeur caress`: what the maker of an export can ask without a portal. */
export const command: AdapterCommand = {
  description: 'Check an export folder before a portal reads it.',
  async run(args) {
    const asked = readArguments(args)
    if (asked === undefined) return say(USAGE, args.includes('--help') || args.includes('-h') ? 0 : 2)
    const check = await checkExport(asked.folder, { maxBytes: asked.megabytes * MEGABYTE })
    return say(asked.json ? JSON.stringify(check, undefined, 2) : toCheckLines(check).join('\n'), check.ok ? 0 : 1)
  },
}

function readArguments(
  args: readonly string[],
): { readonly folder: string; readonly json: boolean; readonly megabytes: number } | undefined {
  try {
    const options = { json: { type: 'boolean' }, 'max-megabytes': { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [word, folder, ...others] = positionals
    const megabytes = Number(values['max-megabytes'] ?? DEFAULT_MEGABYTES)
    if (word !== 'check' || folder === undefined || others.length > 0 || !(megabytes > 0)) return undefined
    return { folder, json: values.json ?? false, megabytes }
  } catch {
    return undefined
  }
}

function say(text: string, code: number): number {
  process.stdout.write(`${text}\n`)
  return code
}
