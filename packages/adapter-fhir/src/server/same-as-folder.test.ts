import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Source } from '@voordeur/core'
import { createTestPortal } from '@voordeur/core/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { bundleOf, type Json } from '../example-client.fixture.ts'
import { fhir } from '../fhir.ts'
import { isOfAnother, readSubject } from '../find-client.ts'
import type { FhirResource } from '../read/fhir-resource.ts'
import { readBundle } from '../read/read-bundle.ts'
import { startServer } from './fhir-server.fixture.ts'

const DATA = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url))
const DIRECTORY: ReadonlySet<string> = new Set(['Practitioner', 'PractitionerRole', 'Organization', 'Location'])

function readAll(folder: string): readonly FhirResource[] {
  const files = readdirSync(DATA + folder).filter((file) => file.endsWith('.xml'))
  return files.flatMap((file) => readBundle(readFileSync(`${DATA}${folder}/${file}`, 'utf8'), { file }).resources)
}

/** A folder with a bundle for each client: what says it is theirs, and the staff and organisations. */
async function toFolder(resources: readonly FhirResource[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-same-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const patient of resources.filter(({ type }) => type === 'Patient')) {
    const own = resources.filter((one) => one === patient || DIRECTORY.has(one.type) || (readSubject(one) && !isOfAnother(one, patient)))
    await writeFile(join(folder, `${patient.id ?? ''}.json`), bundleOf(...own.map(({ json }) => json)))
  }
  return folder
}

async function storedBy(source: Source): Promise<{ readonly records: readonly unknown[]; readonly clients: readonly unknown[] }> {
  const portal = await createTestPortal({ sources: [source] })
  onTestFinished(() => portal.close())
  expect((await portal.sync()).get('fhir')).toMatchObject({ outcome: 'done' })
  const [records, clients] = await Promise.all([
    portal.store.execute('select type, source_id, data, at, recorded_at from record order by type, source_id'),
    portal.store.execute('select source_id, number, name, born_on, care_ended_on from client order by source_id'),
  ])
  return { records: records.rows, clients: clients.rows }
}

describe.skipIf(!existsSync(DATA))('the Nictiz examples (skipped where they are not in ../shared/data beside the project)', () => {
  test.each([
    ['fhir-r4-zib2020', 'R4', '4.0.1', 100],
    ['fhir-stu3-zib2017', 'STU3', '3.0.2', 50],
  ] as const)('%s are in a portal the same over HTTP, page by page, as from a folder', async (data, version, fhirVersion, atLeast) => {
    const resources = readAll(data)
    const json: readonly Json[] = resources.map((resource) => resource.json)
    const server = await startServer({ resources: json, fhirVersion })
    const overHttp = await storedBy(fhir({ server: { url: server.url, pageSize: 7 } }))
    const fromFolder = await storedBy(fhir({ folder: await toFolder(resources), version }))
    expect(overHttp.records.length).toBeGreaterThan(atLeast)
    expect(overHttp).toEqual(fromFolder)
    expect(server.received.some(({ query }) => query.includes('_offset='))).toBe(true)
  })
})
