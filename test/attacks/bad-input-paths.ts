import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { caress, writeManifest } from '@voordeur/adapter-caress'
import { fhir } from '@voordeur/adapter-fhir'
import type { Rejection, Source, SyncStep } from '@voordeur/core'
import { onTestFinished } from 'vitest'
import { OFFERS, pageOf, startServer } from '../../packages/adapter-fhir/src/server/fhir-server.fixture.ts'
import type { BadDocument } from './bad-documents.ts'

type Json = Readonly<Record<string, unknown>>

/** A way by which a document about a client comes in. */
export interface InputPath {
  readonly name: string
  readonly open: (document: BadDocument) => Promise<Source>
}

const GOOD = ['anna', 'zwaan'] as const
const resourcesOf = (id: string): readonly Json[] => [
  { resourceType: 'Patient', id, name: [{ text: `Cliënt ${id}` }] },
  { resourceType: 'Goal', id: `g-${id}`, subject: { reference: `Patient/${id}` }, description: { text: 'Weer lopen' } },
]
const bundleOf = (id: string): string => JSON.stringify(pageOf(resourcesOf(id)))

/** Every way into the adapters: a path that is forgotten here is a path that was not tried. */
export const INPUT_PATHS: readonly InputPath[] = [
  {
    name: 'a bundle in a folder',
    open: async ({ format, content }) => fhir({ folder: await folderWith({ ...goodFiles('.json'), [`bad.${format}`]: content }) }),
  },
  {
    name: 'a loose file in a folder',
    open: async ({ format, content }) => fhir({ folder: await folderWith({ ...goodFiles('.json'), [`bad/patient.${format}`]: content }) }),
  },
  {
    name: 'a bundle in a Caress export',
    async open({ format, content }) {
      const good = Object.fromEntries(Object.entries(goodFiles('.json')).map(([name, text]) => [`clients/${name}`, text]))
      const folder = await folderWith({ ...good, [`clients/bad.${format}`]: content })
      await writeManifest(folder, { madeAt: '2026-11-22T10:00:00+01:00' })
      return caress({ folder })
    },
  },
  {
    name: 'an answer of a FHIR server',
    async open({ format, content }) {
      const patients: readonly Json[] = [...GOOD.flatMap((id) => resourcesOf(id)), { resourceType: 'Patient', id: 'bad' }]
      const { url } = await startServer({
        resources: patients,
        offers: OFFERS,
        answer({ url: asked, response }) {
          if (asked.searchParams.get('_id') !== 'bad') return false
          response.writeHead(200, { 'content-type': `application/fhir+${format}` })
          response.end(content)
          return true
        },
      })
      return fhir({ server: { url, tries: 1 } })
    },
  },
]

/** What came of one reading. */
export interface Reading {
  readonly clients: readonly string[]
  readonly goodRecords: readonly string[]
  /** Of each client, the types that are whole. */
  readonly complete: readonly (readonly string[])[]
  readonly unread: readonly string[]
  readonly rejections: readonly Rejection[]
  readonly reported: readonly string[]
  readonly text: string
}

/** Reads a source to its end as the portal does, every client in it; whatever it throws is thrown. */
export async function readToEnd(source: Source): Promise<Reading> {
  const steps: SyncStep[] = []
  const unread: string[] = []
  for await (const given of source.pull({ since: undefined, signal: new AbortController().signal, log: () => {} })) {
    const step = 'read' in given ? await given.read() : given
    if ('read' in given && !('client' in step)) unread.push(given.sourceId)
    if ('completeSnapshot' in step) unread.push(...(step.unread ?? []))
    steps.push(step)
  }
  const clients = steps.filter((step) => 'client' in step)
  const rejections = steps.flatMap((step) => ('rejected' in step ? (step.rejected ?? []) : []))
  return {
    clients: clients.map(({ client }) => client.sourceId),
    goodRecords: clients.filter(({ client }) => client.sourceId !== 'bad').flatMap(({ records }) => records.map(({ id }) => id)),
    complete: clients.map(({ complete = [] }) => complete.map(({ name }) => name)),
    unread,
    rejections,
    reported: rejections.map(({ place }) => place.file),
    text: JSON.stringify(steps),
  }
}

/** Files in a folder that is gone after the test. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-bad-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

function goodFiles(extension: string): Readonly<Record<string, string>> {
  return Object.fromEntries(GOOD.map((id) => [`${id}${extension}`, bundleOf(id)]))
}
