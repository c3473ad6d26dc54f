import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
// By path and not by package name, so that the script runs on the sources with nothing built.
import { writeManifest } from '../packages/adapter-caress/src/manifest/write-manifest.ts'
import { readSubject } from '../packages/adapter-fhir/src/find-client.ts'
import { toKey } from '../packages/adapter-fhir/src/map/reference-index.ts'
import { isJsonObject, type FhirResource } from '../packages/adapter-fhir/src/read/fhir-resource.ts'
import { readBundle } from '../packages/adapter-fhir/src/read/read-bundle.ts'

/** What an export was made of. */
export interface ExportSummary {
  /** Resources in the bundle of each client, by the client's id. */
  readonly clients: Readonly<Record<string, number>>
  /** Resources that name no client and are referred to by none: they went to the client most of the folder is about. */
  readonly unnamed: readonly string[]
  /** Resources about a client whose Patient is not in the folder, and files that could not be read. */
  readonly leftOut: readonly string[]
}

/**
 * Makes a Caress export (docs/caress-export.md) of a folder of loose FHIR resources: one bundle per Patient with everything
 * that names them as its subject, and whatever that refers to.
 */
export async function exportFromFhir(from: string, to: string, madeAt = new Date().toISOString()): Promise<ExportSummary> {
  const { resources, leftOut: unread } = await readLoose(from)
  const { bundles, unnamed, leftOut } = groupByClient(resources)
  await mkdir(join(to, 'clients'), { recursive: true })
  for (const [client, members] of bundles) {
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: [...members].map(({ json }) => ({ resource: json })) }
    await writeFile(join(to, 'clients', `${client}.json`), `${JSON.stringify(bundle, undefined, 2)}\n`)
  }
  await writeManifest(to, { madeAt })
  return {
    clients: Object.fromEntries([...bundles].map(([client, members]) => [client, members.size])),
    unnamed: unnamed.map((resource) => keyOf(resource)),
    leftOut: [...unread, ...leftOut.map((resource) => keyOf(resource))],
  }
}

async function readLoose(folder: string): Promise<{ resources: readonly FhirResource[]; leftOut: readonly string[] }> {
  const names = (await readdir(folder)).filter((name) => /\.(json|xml)$/.test(name)).toSorted((one, other) => (one < other ? -1 : 1))
  const read = await Promise.all(names.map(async (file) => readBundle(await readFile(join(folder, file), 'utf8'), { file }).resources))
  const resources = read.flat()
  return {
    resources: resources.filter(({ broken }) => broken === undefined),
    leftOut: resources.filter(({ broken }) => broken !== undefined).map(({ place }) => place.file),
  }
}

interface Grouping {
  readonly bundles: ReadonlyMap<string, ReadonlySet<FhirResource>>
  readonly unnamed: readonly FhirResource[]
  readonly leftOut: readonly FhirResource[]
}

function groupByClient(resources: readonly FhirResource[]): Grouping {
  const byKey = new Map(resources.map((resource) => [keyOf(resource), resource]))
  const patients = resources.filter(({ type }) => type === 'Patient')
  const bySubject = Map.groupBy(resources, (resource) => toKey(readSubject(resource)?.reference))
  const bundles = new Map(
    patients.map((patient) => [patient.id ?? '', withReferred([patient, ...(bySubject.get(keyOf(patient)) ?? [])], byKey)] as const),
  )
  const [main] = [...bundles.values()].toSorted((one, other) => other.size - one.size)
  const placed = new Set([...bundles.values()].flatMap((members) => [...members]))
  const rest = resources.filter((resource) => !placed.has(resource))
  const unnamed = rest.filter((resource) => readSubject(resource) === undefined)
  for (const resource of withReferred(unnamed, byKey)) main?.add(resource)
  return { bundles, unnamed, leftOut: rest.filter((resource) => readSubject(resource) !== undefined) }
}

// Only what belongs to no one in particular is taken along; a reference never brings in another client's data.
function withReferred(start: readonly FhirResource[], byKey: ReadonlyMap<string, FhirResource>): Set<FhirResource> {
  const found = new Set(start)
  for (const resource of found) {
    for (const key of listReferences(resource.json)) {
      const referred = byKey.get(key)
      if (referred && referred.type !== 'Patient' && readSubject(referred) === undefined) found.add(referred)
    }
  }
  return found
}

function listReferences(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => listReferences(item))
  if (!isJsonObject(value)) return []
  const key = typeof value.reference === 'string' ? toKey(value.reference) : undefined
  return [...(key === undefined ? [] : [key]), ...Object.values(value).flatMap((item) => listReferences(item))]
}

function keyOf(resource: FhirResource): string {
  return `${resource.type}/${resource.id ?? resource.place.file}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [from, to] = process.argv.slice(2)
  if (from === undefined || to === undefined) {
    console.error('usage: node scripts/export-from-fhir.ts <folder of FHIR resources> <export folder>')
    process.exitCode = 2
  } else {
    const { clients, unnamed, leftOut } = await exportFromFhir(from, to)
    for (const [client, count] of Object.entries(clients)) console.log(`${client}: ${count} resources`)
    console.log(`${unnamed.length} resources name no client and went to the largest bundle; ${leftOut.length} were left out`)
  }
}
