import type { Rejection } from '@voordeur/core'
import { toInstant } from '@voordeur/adapter-fhir'
import { z } from 'zod'
import type { Table } from './table/read-table.ts'

const DiscussedRow = z.looseObject({
  recordId: z.string().min(1),
  version: z.union([z.string(), z.number().transform(String)]).optional(),
  discussedAt: z.string(),
})

/** What was discussed with the client, by record. */
export interface Discussed {
  /** When this version was discussed; undefined when it was not, also when an earlier version was. */
  readonly at: (id: string, version: string | undefined) => string | undefined
  readonly rejected: readonly Rejection[]
  /** Lines about records that were never asked for, but for those of these clients. */
  readonly listUnknown: (exceptOf: ReadonlySet<string>) => readonly Rejection[]
}

interface Entry {
  readonly line: number
  readonly version: string | undefined
  readonly discussedAt: string
}

/** Reads the table of what was discussed; without a table nothing was. */
export async function readDiscussed(table: Table | undefined): Promise<Discussed> {
  const { entries, rejected } = await readEntries(table)
  const file = table?.path ?? ''
  const asked = new Set<string>()
  return {
    rejected,
    at(id, version) {
      asked.add(id)
      const matching = (entries.get(id) ?? []).filter((entry) => entry.version === undefined || entry.version === version)
      return matching
        .map(({ discussedAt }) => discussedAt)
        .toSorted((one, other) => Date.parse(one) - Date.parse(other))
        .at(-1)
    },
    listUnknown: (exceptOf) =>
      [...entries]
        .filter(([id]) => !asked.has(id) && !exceptOf.has(id.split('/')[0] ?? ''))
        .flatMap(([, known]) => known)
        .map(({ line }) => ({ place: { file, line }, reason: 'the line is about a record that is not in this export', type: 'discussed' })),
  }
}

async function readEntries(table: Table | undefined): Promise<{ readonly entries: Map<string, Entry[]>; readonly rejected: Rejection[] }> {
  const entries = new Map<string, Entry[]>()
  const rejected: Rejection[] = []
  for await (const { line, decoded } of table?.rows() ?? []) {
    const read = 'value' in decoded ? toEntry(decoded.value, line) : decoded
    if ('broken' in read) rejected.push({ place: { file: table?.path ?? '', line }, reason: read.broken, type: 'discussed' })
    else {
      const known = entries.get(read.recordId) ?? []
      known.push(read)
      entries.set(read.recordId, known)
    }
  }
  return { entries, rejected }
}

function toEntry(value: unknown, line: number): (Entry & { readonly recordId: string }) | { readonly broken: string } {
  const row = DiscussedRow.safeParse(value)
  const discussedAt = row.success ? toInstant(row.data.discussedAt) : undefined
  if (!row.success || discussedAt === undefined) return { broken: 'the line does not say what was discussed when (recordId, discussedAt)' }
  return { recordId: row.data.recordId, line, version: row.data.version, discussedAt }
}
