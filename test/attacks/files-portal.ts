import { definePart, definePlugin, type SourceFile, type SourceRecord, type SyncStep } from '@voordeur/core'
import { Document, Report } from '@voordeur/core/care'
import {
  createMemorySource,
  createTestPortal,
  testAuthenticator,
  type MemorySource,
  type TestBrowser,
  type TestPortal,
} from '@voordeur/core/testing'
import { z } from 'zod'

/** A PDF with a word in it, as large as wished. */
export function toPdf(word: string, bytes = 0): Buffer {
  return Buffer.from(`%PDF-1.7\n${word}\n${'x'.repeat(Math.max(0, bytes - word.length - 17))}\n%%EOF\n`)
}

/** A file of a source. */
export function toFile(word: string, more: Partial<SourceFile> = {}): SourceFile {
  return { mime: 'application/pdf', digest: word, read: async () => toPdf(word), ...more }
}

/** A document of a client, as a source yields it. */
export function toDocument(id: string, file?: SourceFile, more: Partial<SourceRecord> & { readonly title?: string } = {}): SourceRecord {
  const { title = `Brief ${id}`, ...rest } = more
  const data = { title, writtenAt: '2026-11-20' }
  return {
    type: Document,
    id,
    place: { file: 'memory' },
    recordedAt: '2026-11-20T08:00:00+01:00',
    data,
    ...(file && { file }),
    ...rest,
  }
}

/** A client with these records, whole. */
export function toStep(sourceId: string, records: readonly SourceRecord[]): SyncStep {
  return { client: { sourceId, number: sourceId, name: `Cliënt ${sourceId}` }, records, complete: [Document, Report] }
}

const part = <const Id extends string>(id: Id) => ({ id, title: `${id}.title`, icon: 'file-text', scope: 'client' as const })
const Listed = z.array(z.object({ id: z.string(), title: z.string() }))
const papers = definePart({
  ...part('papers'),
  rights: { read: {} },
  reads: [Document, Report],
  files: [Document],
  load: async ({ records }) => (await records.all(Document)).map(({ id, data, file }) => ({ id, title: data.title, file: file ?? null })),
  view: (all, { file }) => Listed.parse(all).map(({ id }) => file(id)),
})
// Reads the same records and opens nothing.
const titles = definePart({
  ...part('titles'),
  rights: { read: {} },
  reads: [Document],
  load: async ({ records }) => (await records.all(Document)).map(({ id, data, file }) => ({ id, title: data.title, file: file ?? null })),
  view: (all) => Listed.parse(all).map(({ title }) => title),
})
const strict = definePart({
  ...part('strict'),
  rights: { read: {} },
  requires: 'eidas-high',
  reads: [Document],
  files: [Document],
  load: async () => '',
  view: () => '',
})
const waits = definePart({
  ...part('waits'),
  rights: { read: {} },
  reads: [Document, Report],
  applies: [Report],
  files: [Document],
  load: async () => '',
  view: () => '',
})
const words = Object.fromEntries(['papers', 'titles', 'strict', 'waits'].map((id) => [`${id}.title`, id]))
const plugin = definePlugin({ id: 'proef', api: 1, messages: { nl: words, en: words }, parts: () => [papers, titles, strict, waits] })

/** A portal with parts that open files and parts that do not, and a source that a test writes. */
export interface FilesPortal {
  readonly portal: TestPortal
  readonly memory: MemorySource
  readonly sync: (...steps: readonly SyncStep[]) => Promise<void>
  /** The portal's id of a record. */
  readonly idOf: (sourceId: string) => Promise<string>
}

/** Somebody who is signed in and has access to a client. */
export type Viewer = TestBrowser & { readonly clientId: string }

/** Opens it; nothing was synchronised yet. */
export async function openFilesPortal(
  databaseUrl: string | undefined,
  records: Parameters<typeof createTestPortal>[0]['records'] = {},
): Promise<FilesPortal> {
  const memory = createMemorySource([Document, Report])
  const portal = await createTestPortal(
    {
      auth: { ...testAuthenticator(), maxAssurance: 'eidas-high' },
      plugins: [plugin()],
      sources: [memory.source],
      brake: { records: 1, clients: 1, always: 9 },
      records: { document: { staffNames: 'show' }, ...records },
    },
    databaseUrl === undefined ? {} : { databaseUrl },
  )
  const idOf: FilesPortal['idOf'] = async (sourceId) => {
    const found = portal.store.system().selectFrom('record').select('id').where('source_id', '=', sourceId)
    return (await found.executeTakeFirstOrThrow()).id
  }
  return {
    portal,
    memory,
    sync: async (...steps) => {
      memory.steps = [...steps, { completeSnapshot: true }]
      const outcome = (await portal.sync()).get('memory')?.outcome
      if (outcome !== 'done') throw new Error(`The sync ended: ${outcome}.`)
    },
    idOf,
  }
}

/** Where a part opens the file of a record. */
export function toPath(clientId: string, part: string, recordId: string): string {
  return `/client/${clientId}/proef/${part}/bestand/${recordId}`
}
