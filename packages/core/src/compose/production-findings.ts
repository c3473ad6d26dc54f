import { join, resolve } from 'node:path'
import type { Finding } from '../define/finding.ts'
import type { Draft } from './draft.ts'
import { isEntries } from './read-config.ts'

/** What a new portal begins with and real people should not meet: addresses that do not exist, and the client who does not. */
export function listProductionFindings(draft: Draft): readonly Finding[] {
  return draft.environment.production ? [...findSampleSender(draft), ...findExampleRecord(draft)] : []
}

function findSampleSender({ config }: Draft): readonly Finding[] {
  const from = config.mail?.from
  if (from === undefined || !/\.example>?$/i.test(from)) return []
  const message = `mail.from is "${from}". No address can end in .example (RFC 2606): give one of your own, or no mail arrives.`
  return [{ id: 'sample-sender', level: 'warning', requirement: 'RFC 2606, 2', message }]
}

function findExampleRecord({ sources, environment: { directory } }: Draft): readonly Finding[] {
  const example = join(resolve(directory), 'example')
  const reading = sources.filter(({ given }) => given.some((options) => folderOf(options.given, directory) === example))
  return reading.map(({ id }) => ({
    id: `example-record.${id}`,
    level: 'warning',
    requirement: 'NEN 7510 A.8.31',
    message: `The source ${id} reads ${example}: the client who does not exist comes into the real database. Set VOORDEUR_EXPORT to the folder of your record system.`,
  }))
}

function folderOf(given: unknown, directory: string): string | undefined {
  const folder = isEntries(given) ? given['folder'] : undefined
  return typeof folder === 'string' ? resolve(directory, folder) : undefined
}
