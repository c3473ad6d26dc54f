import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contractResourcesOf } from './contract-client.fixture.ts'
import { bundleOf, observation, PATIENT, type Json } from './example-client.fixture.ts'
import { isJsonObject } from './read/fhir-resource.ts'
import { FhirUnreadable } from './read/fhir-unreadable.ts'
import { readBundle } from './read/read-bundle.ts'
import { toClientStep, type ClientStep } from './to-client-step.ts'

const SENTINEL = observation({ id: 'sentinel', valueInteger: 1 })
const RESOURCES = contractResourcesOf('c1').filter(({ resourceType }) => resourceType !== 'Patient')
const FULL_PATIENT: Json = {
  ...PATIENT,
  identifier: [{ system: 'urn:oid:1.2.3', value: '10437' }],
  telecom: [{ system: 'phone', value: '010-1234567', use: 'home' }],
  address: [{ line: ['Dorpsstraat 1'], city: 'Ons Dorp', postalCode: '1234 AB', country: 'NL' }],
  contact: [{ name: { text: 'Piet Jansen' }, relationship: [{ coding: [{ code: 'HUSB' }] }] }],
  generalPractitioner: [{ display: 'Dr. Pulver' }],
  communication: [{ language: { text: 'Nederlands' }, preferred: true }],
  deceasedBoolean: false,
}

const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)])

// What a field may hold in place of what belongs there.
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -0,
  -1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  'a\u0000b',
  '\uD800',
  '\u202Ex',
  'x'.repeat(3_000),
  'Infinity',
  '-infinity',
  'NaN',
  '10000-01-01',
  '0000-00-00',
  '2026-02-30',
  '2026-11-20T25:61:61Z',
  '2026-11-20T10:00:00+99:99',
  '9007199254740993',
  '__proto__',
  '#',
  '#x',
  '../../../etc/passwd',
  'Patient/other',
  'urn:uuid:0',
  '${DATE, T, D, -5}',
  '<script>alert(1)</script>',
  [],
  {},
  [null],
  [[]],
  [{}],
  [[[[{ coding: 7 }]]]],
  { coding: 'x' },
  { reference: 'Patient/other' },
  { reference: 7 },
  { extension: 'x' },
  { extension: [null, 7, { url: 7 }, { url: 'x', extension: {} }] },
  { resourceType: 'Patient', id: 'c1' },
  nested(60),
]

// Every value in every twelfth field, or, with the slow tests, in every field.
const STEP = process.env['VOORDEUR_TEST'] === 'slow' ? 1 : 12
const valuesAt = (field: number): readonly unknown[] => VALUES.filter((_, index) => (index + field) % STEP === 0)

type Path = readonly (string | number)[]

function listPaths(value: unknown, path: Path = []): readonly Path[] {
  const entries = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : []
  return entries.flatMap(([key, item]) => [[...path, key], ...listPaths(item, [...path, key])])
}

function withValue(target: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(target)) return target.map((item: unknown, index) => (index === key ? withValue(item, rest, value) : item))
  return isJsonObject(target) ? { ...target, [key]: withValue(target[key], rest, value) } : value
}

function readStep(patient: unknown, ...resources: readonly unknown[]): ClientStep | FhirUnreadable {
  try {
    const bundle = readBundle(bundleOf(...([patient, ...resources] as Json[])), { file: 'c1.json' })
    return toClientStep(bundle, { sourceId: 'c1', file: 'c1.json' }).step
  } catch (error) {
    if (error instanceof FhirUnreadable) return error
    throw error
  }
}

/** What is wrong with what became of these resources; nothing when all is well. */
function findFault(step: ClientStep, count: number): string | undefined {
  const { records, rejected = [] } = step
  const places = new Set([...records, ...rejected].map(({ place }) => /^entry\[\d+\]/.exec(place.path ?? '')?.[0]))
  const silent = Array.from({ length: count }, (_, index) => `entry[${index}]`).find((place) => !places.has(place))
  if (silent !== undefined) return `${silent} is neither shown nor named`
  const ids = records.map(({ type, id }) => `${type.name} ${id}`)
  if (new Set(ids).size < ids.length) return 'something is shown twice'
  if (!ids.includes('measurement c1/sentinel')) return 'what is good beside it is lost'
  const text = JSON.stringify(step)
  if (/\\u0000|\\ud[89a-f]/i.test(text)) return 'it holds what no database can keep'
  return (
    findInexact(records) ?? records.map(({ type, data }) => type.schema.safeParse(data)).find(({ success }) => !success)?.error?.message
  )
}

function findInexact(value: unknown): string | undefined {
  if (typeof value === 'number')
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)) ? undefined : `the number ${value}`
  return typeof value === 'object' && value !== null
    ? Object.values(value)
        .map((item) => findInexact(item))
        .find((fault) => fault !== undefined)
    : undefined
}

describe('a value that does not belong where it stands', () => {
  test.each(RESOURCES.map((resource) => [String(resource['resourceType']), String(resource['id']), resource] as const))(
    'in any field of %s %s costs that item at most, and is named',
    (type, _, resource) => {
      const isLoud = !['Practitioner', 'PractitionerRole', 'Organization', 'Location'].includes(type)
      for (const [field, path] of listPaths(resource).entries()) {
        for (const value of valuesAt(field)) {
          const step = readStep(PATIENT, SENTINEL, withValue(resource, path, value))
          const fault = step instanceof FhirUnreadable ? step.message : findFault(step, isLoud ? 3 : 2)
          expect(fault, `${path.join('.')} = ${JSON.stringify(value)?.slice(0, 80)}`).toBeUndefined()
        }
      }
    },
  )

  test('in any field of the Patient leaves the client readable, or refuses with a sentence that names no value', () => {
    for (const [field, path] of listPaths(FULL_PATIENT).entries()) {
      for (const value of valuesAt(field)) {
        const step = readStep(withValue(FULL_PATIENT, path, value), SENTINEL)
        const about = `${path.join('.')} = ${JSON.stringify(value)?.slice(0, 80)}`
        if (step instanceof FhirUnreadable) {
          expect(['NO_CLIENT', 'TOO_DEEP'], about).toContain(step.code)
          expect(step.message, about).not.toContain('script')
        } else if (path[0] !== 'id') expect(findFault(step, 2), about).toBeUndefined()
      }
    }
  })
})

test.each([2 ** 53 + 2, '9007199254740993', 1e308])(
  'a whole number of more digits than are kept (%j) is refused and not rounded',
  (value) => {
    const step = readStep(PATIENT, SENTINEL, observation({ code: { text: 'Gewicht' }, valueQuantity: { value, unit: 'kg' } }))
    expect(step).toMatchObject({
      records: [{ id: 'c1/c1' }, { id: 'c1/sentinel' }],
      rejected: [{ place: { path: 'entry[2].valueQuantity.value' }, type: 'measurement' }],
    })
  },
)

describe('resources of any form', () => {
  const keys = [...new Set(RESOURCES.flatMap((resource) => listPaths(resource)).flat())].filter((key) => typeof key === 'string')
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 4, withCrossShrink: true }, fc.constantFrom(...VALUES), fc.string(), fc.double(), tie('list'), tie('object')),
    list: fc.array(tie('any'), { maxLength: 3 }),
    object: fc.dictionary(fc.constantFrom(...keys, '__proto__', 'constructor', 'toString'), tie('any'), { maxKeys: 6 }),
  }))
  const types = [...new Set(RESOURCES.map(({ resourceType }) => String(resourceType)))]
  const resource = fc
    .tuple(fc.constantFrom(...types, 'Observation', 'Bundle', 'constructor', 'X'), fc.option(fc.constantFrom('a', 'b')), value.object)
    .map(([resourceType, id, fields]): unknown => ({ ...(fields as Json), resourceType, ...(id !== null && { id }) }))

  test('are each shown or named, and cost nobody else anything', () => {
    fc.assert(
      fc.property(fc.array(resource, { maxLength: 6 }), (resources) => {
        const step = readStep(PATIENT, SENTINEL, ...resources)
        expect(step).not.toBeInstanceOf(FhirUnreadable)
        if (!(step instanceof FhirUnreadable)) expect(findFault(step, 2)).toBeUndefined()
      }),
      { numRuns: Math.ceil(1_000 / STEP) },
    )
  })

  test('give the same records in any order, but for a second one of an id', () => {
    const once = fc.uniqueArray(resource, {
      maxLength: 6,
      selector: (one) => JSON.stringify([Reflect.get(Object(one), 'resourceType'), Reflect.get(Object(one), 'id')]),
    })
    const idsOf = (step: ClientStep | FhirUnreadable): readonly string[] =>
      step instanceof FhirUnreadable
        ? [step.code]
        : step.records.map(({ type, id, data }) => `${type.name} ${id} ${JSON.stringify(data)}`).toSorted()
    fc.assert(
      fc.property(once, (resources) => {
        expect(idsOf(readStep(PATIENT, SENTINEL, ...resources.toReversed()))).toEqual(idsOf(readStep(PATIENT, SENTINEL, ...resources)))
      }),
      { numRuns: Math.ceil(500 / STEP) },
    )
  })
})
