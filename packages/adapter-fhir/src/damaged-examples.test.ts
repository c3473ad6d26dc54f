import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EXAMPLES_ARE_THERE, FOLDERS, readExamples } from './nictiz-examples.fixture.ts'
import { isJsonObject, type FhirBundle, type FhirResource } from './read/fhir-resource.ts'
import { toClientStep } from './to-client-step.ts'

type Path = readonly (string | number)[]

const JUNK = [null, 0, -1, '', ' ', [], {}, [null], [[]], { a: 1 }, true, '2023-13-45', '${DATE, T}', ['a', {}]]

function listPaths(value: unknown, path: Path = []): readonly Path[] {
  const entries = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : []
  return entries.flatMap(([key, item]) => [[...path, key], ...listPaths(item, [...path, key])])
}

function replaceAt(value: unknown, [key, ...rest]: Path, junk: unknown): unknown {
  if (key === undefined) return junk
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === key ? replaceAt(item, rest, junk) : item))
  return isJsonObject(value) ? { ...value, [key]: replaceAt(value[key], rest, junk) } : value
}

/** One example with one field that holds something else than it should. */
function damaged(bundle: FhirBundle): fc.Arbitrary<FhirResource> {
  const items = bundle.resources.filter(({ type }) => type !== 'Patient')
  return fc.constantFrom(...items).chain((resource) => {
    const paths = listPaths(resource.json).filter(([first]) => first !== 'resourceType' && first !== 'id')
    return fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...JUNK)).map(([path, junk]) => {
      const json = replaceAt(resource.json, path, junk)
      return isJsonObject(json) ? { ...resource, json } : resource
    })
  })
}

describe.skipIf(!EXAMPLES_ARE_THERE)(
  'an example with a damaged field (skipped where they are not in ../shared/data beside the project)',
  () => {
    test.each([
      ['R4', FOLDERS.R4, 'nl-core-Patient-01'],
      ['STU3', FOLDERS.STU3, 'nl-core-patient-01'],
      ['STU3', FOLDERS.STU3, 'nl-core-patient-03'],
    ])('is shown without it or named with its reason, in %s', (_, folder, id) => {
      const bundle = readExamples(folder)
      const patient = bundle.resources.find((resource) => resource.type === 'Patient' && resource.id === id)
      if (!patient) throw new Error('the Patient of the examples is not there')
      const good = {
        type: 'Flag',
        id: 'good',
        fullUrl: undefined,
        json: { resourceType: 'Flag', id: 'good', code: { text: 'Let op' } },
        place: { file: 'good' },
      }
      fc.assert(
        fc.property(damaged(bundle), (item) => {
          const { step } = toClientStep({ version: bundle.version, resources: [patient, item, good] }, { sourceId: id, file: id })
          const reasons = (step.rejected ?? []).map(({ reason }) => reason)
          expect(reasons.filter((reason) => reason.includes('could not be mapped'))).toEqual([])
          expect(step.records.map((record) => record.id)).toContain(`${id}/good`)
        }),
        { numRuns: 100 },
      )
    })
  },
)
