import { createHash } from 'node:crypto'
import type { TextFile } from './read-template.ts'

// The day on which the example plays; what happened the day before happens the day before somebody makes a portal.
const EXAMPLE_DAY = Date.UTC(2026, 10, 22)
const DAY = 24 * 60 * 60 * 1000
// Dates of what happens; days of birth stay.
const RECENT = /\b20[2-9]\d-\d{2}-\d{2}/gu

/** The example of a template as it is read on this day: its dates moved, and for an export the manifest that says what is in it. */
export function toExample(
  files: readonly TextFile[],
  { now, kind }: { readonly now: Date; readonly kind: 'fhir' | 'export' },
): readonly TextFile[] {
  const moved = files.map(({ path, text }) => ({ path, text: moveDates(text, now) }))
  if (kind === 'export') return [...moved, toManifest(moved, now)]
  return moved.filter(({ path }) => path.startsWith('clients/')).map(({ path, text }) => ({ path: path.slice('clients/'.length), text }))
}

function moveDates(text: string, now: Date): string {
  const distance = Math.floor(now.getTime() / DAY) * DAY - EXAMPLE_DAY
  return text.replaceAll(RECENT, (day) => new Date(Date.parse(day) + distance).toISOString().slice(0, 10))
}

/** Version 1 of the export folder (docs/caress-export.md). */
function toManifest(files: readonly TextFile[], now: Date): TextFile {
  const listed = files.map(({ path, text }) => {
    const sha256 = createHash('sha256').update(text).digest('hex')
    const table = /^(?<kind>[a-z]+)\.ndjson$/iu.exec(path)?.groups?.['kind']
    if (table === undefined) return { path, kind: 'client', sha256 }
    return { path, kind: table, rows: text.split('\n').filter((line) => line !== '').length, sha256 }
  })
  return {
    path: 'manifest.json',
    text: `${JSON.stringify({ version: 1, madeAt: now.toISOString(), fhirVersion: 'R4', files: listed }, null, 2)}\n`,
  }
}
