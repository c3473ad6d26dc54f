import { hash } from 'node:crypto'
import type { Rejection } from '@voordeur/core'
import type { ManifestFile } from './manifest/manifest.ts'
import { DiscussedRow } from './rows/discussed-row.ts'
import type { Table } from './table/read-table.ts'
import type { TableRow } from './table/read-table.ts'
import { readWholeTable } from './table/read-whole-table.ts'

/** What was discussed with the client, by record. */
export interface Discussed {
  /** When this version was discussed; undefined when it was not, also when an earlier version was. */
  readonly at: (id: string, version: string | undefined) => string | undefined
  readonly rejected: readonly Rejection[]
  /** Lines about records of this client that were never asked for: to be asked once all of them were read. */
  readonly listUnknown: (client: string) => readonly Rejection[]
  /** Lines about records of anybody but these clients. */
  readonly listStray: (clients: ReadonlySet<string>) => readonly Rejection[]
  /** A hash of the lines about records of a client. */
  readonly digestOf: (client: string) => string
}

interface Entry {
  readonly line: number
  readonly version: string | undefined
  readonly discussedAt: string
}

/** Reads the table of what was discussed; without a table nothing was. */
export async function readDiscussed(opened: { readonly table: Table; readonly file: ManifestFile } | undefined): Promise<Discussed> {
  const { entries, rejected } = await readEntries(opened)
  const file = opened?.table.path ?? ''
  const asked = new Set<string>()
  const ofClients = Map.groupBy(entries, ([id]) => ownerOf(id))
  const reject = (known: readonly (readonly [string, readonly Entry[]])[]): readonly Rejection[] =>
    known
      .flatMap(([, lines]) => lines)
      .map(({ line }) => ({ place: { file, line }, reason: 'the line is about a record that is not in this export', type: 'discussed' }))
  return {
    rejected,
    at(id, version) {
      const lines = entries.get(id)
      // Only what is spoken of: the ids of a million records would stay in memory.
      if (!lines) return undefined
      asked.add(id)
      const matching = lines.filter((entry) => entry.version === undefined || entry.version === version)
      return matching
        .map(({ discussedAt }) => discussedAt)
        .toSorted((one, other) => Date.parse(one) - Date.parse(other))
        .at(-1)
    },
    listUnknown: (client) => reject((ofClients.get(client) ?? []).filter(([id]) => !asked.has(id))),
    listStray: (clients) => reject([...entries].filter(([id]) => !clients.has(ownerOf(id)))),
    digestOf: (client) => toDigest(ofClients.get(client) ?? []),
  }
}

// A record's id begins with that of its client, and no client's id holds a slash.
function ownerOf(recordId: string): string {
  return recordId.split('/', 1)[0] ?? ''
}

function toDigest(known: readonly (readonly [string, readonly Entry[]])[]): string {
  const said = known.map(([id, lines]) => [id, lines.map(({ version, discussedAt }) => [version ?? null, discussedAt])])
  return hash('sha256', JSON.stringify(said), 'base64url')
}

async function readEntries(
  opened: Parameters<typeof readDiscussed>[0],
): Promise<{ readonly entries: Map<string, Entry[]>; readonly rejected: Rejection[] }> {
  const entries = new Map<string, Entry[]>()
  const rejected: Rejection[] = []
  const take = ({ line, decoded }: TableRow): void => {
    const read = 'value' in decoded ? toEntry(decoded.value, line) : decoded
    if ('broken' in read) rejected.push({ place: { file: opened?.table.path ?? '', line }, reason: read.broken, type: 'discussed' })
    else {
      const known = entries.get(read.recordId) ?? []
      known.push(read)
      entries.set(read.recordId, known)
    }
  }
  for await (const rows of opened ? readWholeTable(opened.table, opened.file) : []) for (const row of rows) take(row)
  return { entries, rejected }
}

function toEntry(value: unknown, line: number): (Entry & { readonly recordId: string }) | { readonly broken: string } {
  const row = DiscussedRow.safeParse(value)
  if (!row.success) return { broken: 'the line does not say what was discussed when (recordId, discussedAt)' }
  const { recordId, version, discussedAt } = row.data
  return { recordId, line, version, discussedAt }
}
