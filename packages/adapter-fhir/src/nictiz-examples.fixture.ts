import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FhirBundle } from './read/fhir-resource.ts'
import { readBundle } from './read/read-bundle.ts'
import { toClientStep, type ClientStep } from './to-client-step.ts'

const DATA = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))

/** Whether the examples stand beside the project; a test of them says so when they do not. */
export const EXAMPLES_ARE_THERE = existsSync(DATA)

/** The two folders of examples, by the version they are written in. */
export const FOLDERS = { R4: 'fhir-r4-zib2020', STU3: 'fhir-stu3-zib2017' } as const

const read = new Map<string, FhirBundle>()

/** All examples of a folder as one bundle. */
export function readExamples(folder: string): FhirBundle {
  const known = read.get(folder)
  if (known || !EXAMPLES_ARE_THERE) return known ?? { version: 'R4', resources: [] }
  const files = readdirSync(DATA + folder).filter((file) => file.endsWith('.xml'))
  const bundles = files.map((file) => readBundle(readFileSync(`${DATA}${folder}/${file}`, 'utf8'), { file }))
  const version = bundles.some((bundle) => bundle.version === 'STU3') ? 'STU3' : 'R4'
  const bundle: FhirBundle = { version, resources: bundles.flatMap(({ resources }) => resources) }
  read.set(folder, bundle)
  return bundle
}

/** The examples as one client would have them: theirs is the only Patient. */
export function bundleFor(bundle: FhirBundle, client: string): FhirBundle {
  return { ...bundle, resources: bundle.resources.filter(({ type, id }) => type !== 'Patient' || id === client) }
}

/** The step of one client of the examples. */
export function stepFor(bundle: FhirBundle, client: string): ClientStep {
  return toClientStep(bundleFor(bundle, client), { sourceId: client, file: client }).step
}

/** The ids of the clients of the examples. */
export function clientsOf(bundle: FhirBundle): readonly string[] {
  return bundle.resources.filter(({ type }) => type === 'Patient').map(({ id }) => id ?? '')
}
