import { definePart, definePlugin } from '@voordeur/core'
import { Report } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type MemorySource, type TestBrowser, type TestPortal } from '@voordeur/core/testing'
import { dossier } from '@voordeur/plugin-dossier'
import { sql } from 'kysely'
import { z } from 'zod'

/** The databases to try an attack on: the embedded one, and PostgreSQL where `TEST_DATABASE_URL` is set. */
export const databases = [
  { name: 'the embedded database', url: undefined },
  ...(process.env['TEST_DATABASE_URL'] === undefined ? [] : [{ name: 'PostgreSQL', url: process.env['TEST_DATABASE_URL'] }]),
]

/** A portal with two clients, a source that a test writes, and a plugin that lets anybody inject SQL. */
export interface AttackedPortal {
  readonly portal: TestPortal
  readonly memory: MemorySource
  readonly close: () => Promise<void>
}

/** One report of a client, as a source yields it. */
export function report(id: string, text: string, more: object = {}) {
  const data = { reportedAt: '2026-11-21T08:00:00+01:00', text, author: { role: 'verzorgende' }, ...more }
  return { type: Report, id, place: { file: 'memory' }, data }
}

// Every type that a part of the dossier reads, whatever parts there are.
const TYPES = [...new Set(dossier().parts.flatMap(({ reads }) => reads))]

/** Opens the portal; clients 100 and 200 have a report each. */
export async function openAttackedPortal(databaseUrl: string | undefined): Promise<AttackedPortal> {
  const memory = createMemorySource(TYPES)
  memory.steps = [
    { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [report('1', 'GEHEIM VAN ALBLAS')], complete: [Report] },
    { client: { sourceId: 'b', number: '200', name: 'De heer Bos' }, records: [report('2', 'GEHEIM VAN BOS')], complete: [Report] },
    { completeSnapshot: true },
  ]
  const portal = await createTestPortal(
    { plugins: [dossier(), leaky()], sources: [memory.source] },
    databaseUrl === undefined ? {} : { databaseUrl },
  )
  await portal.sync()
  return { portal, memory, close: portal.close }
}

/** Runs SQL as it reaches the database through a plugin that forgot everything; the rows, or that it failed. */
export async function inject(viewer: TestBrowser & { readonly clientId: string }, statement: string): Promise<unknown> {
  const answer = await viewer.json(`/client/${viewer.clientId}/lek/lek?${new URLSearchParams({ q: statement }).toString()}`)
  return Injected.parse(answer.json()).data ?? 'failed'
}

const Injected = z.object({ data: z.unknown().optional() })

/** A part that runs whatever SQL its address holds. */
export const leak = definePart({
  id: 'lek',
  title: 'lek.title',
  icon: 'book-open',
  scope: 'client',
  rights: { read: {} },
  reads: [Report],
  query: z.strictObject({ q: z.string() }),
  load: async ({ db, query }) => (await sql.raw<Record<string, unknown>>(query['q'] ?? '').execute(db)).rows,
  view: (rows) => JSON.stringify(rows),
})
const words = { 'lek.title': 'Lek' }
const leaky = definePlugin({ id: 'lek', api: 1, messages: { nl: words, en: words }, parts: () => [leak] })
