import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { caress } from '../packages/adapter-caress/src/index.ts'
import { exportFromFhir } from './export-from-fhir.ts'

const DATA = fileURLToPath(new URL('../../shared/data/', import.meta.url))
const isPresent = existsSync(DATA)

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-export-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function readClients(folder: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const clients: Record<string, readonly string[]> = {}
  const context = { since: undefined, signal: new AbortController().signal, log: () => undefined }
  for await (const step of caress({ folder }).pull(context)) {
    const read = 'read' in step ? await step.read() : step
    if ('client' in read) clients[read.client.sourceId] = read.records.map(({ id }) => id)
  }
  return clients
}

test('each client gets what names them, and what that refers to', async () => {
  const from = await temporaryFolder()
  const resources = [
    { resourceType: 'Patient', id: 'a', name: [{ text: 'A' }] },
    { resourceType: 'Patient', id: 'b', name: [{ text: 'B' }] },
    { resourceType: 'Organization', id: 'o', name: 'Verzekeraar' },
    { resourceType: 'Coverage', id: 'v', beneficiary: { reference: 'Patient/a' }, payor: [{ reference: 'Organization/o' }] },
    { resourceType: 'Goal', id: 'g', subject: { reference: 'Patient/b' }, addresses: [{ reference: 'Coverage/v' }] },
    { resourceType: 'Goal', id: 'lost', subject: { reference: 'Patient/c' } },
    { resourceType: 'CareTeam', id: 't', participant: [{ member: { reference: 'Patient/b' } }] },
  ]
  for (const resource of resources) await writeFile(join(from, `${resource.resourceType}-${resource.id}.json`), JSON.stringify(resource))
  const to = await temporaryFolder()
  expect(await exportFromFhir(from, to)).toEqual({ clients: { a: 4, b: 2 }, unnamed: ['CareTeam/t'], leftOut: ['Goal/lost'] })
  expect(await readClients(to)).toEqual({ a: ['a/a', 'a/v', 'a/t'], b: ['b/b', 'b/g'] })
})

describe.skipIf(!isPresent)('an export of the Nictiz examples (skipped where they are not in ../shared/data beside the project)', () => {
  test.each([
    ['fhir-r4-zib2020', 'nl-core-Patient-01', 262, 1],
    ['fhir-stu3-zib2017', 'nl-core-patient-03', 110, 0],
  ])('%s can be read by the source', async (folder, client, resources, leftOut) => {
    const to = await temporaryFolder()
    const summary = await exportFromFhir(DATA + folder, to)
    expect(summary.clients[client]).toBe(resources)
    expect(summary.leftOut).toHaveLength(leftOut)
    const clients = await readClients(to)
    expect(Object.keys(clients).toSorted()).toEqual(Object.keys(summary.clients).toSorted())
    expect(clients[client]?.length).toBeGreaterThan(50)
  })
})
