import { describe, expect, test } from 'vitest'
import { clientsOf, EXAMPLES_ARE_THERE, FOLDERS, readExamples, stepFor } from '../nictiz-examples.fixture.ts'
import { isJsonObject, type FhirBundle } from '../read/fhir-resource.ts'
import { toCanonicalCode, toCanonicalSystem } from './code-systems.ts'
import { findDutchLabel } from './dutch-label.ts'
import { KEPT_CODES, KEPT_SYSTEMS } from './kept-displays.fixture.ts'
import { withoutSemanticTag } from './semantic-tag.ts'

interface Coded {
  readonly system: string
  readonly code: string
  readonly display: string | undefined
}

function listCodings(value: unknown): readonly Coded[] {
  if (Array.isArray(value)) return value.flatMap((item) => listCodings(item))
  if (!isJsonObject(value)) return []
  const { system, code, display } = value
  const isUnit = system === 'http://unitsofmeasure.org'
  const own =
    typeof system === 'string' && typeof code === 'string' && !isUnit
      ? [{ system, code, display: typeof display === 'string' ? display : undefined }]
      : []
  return [...own, ...Object.values(value).flatMap((item) => listCodings(item))]
}

function listWords(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((item) => listWords(item))
  return isJsonObject(value) ? Object.values(value).flatMap((item) => listWords(item)) : []
}

/** The codes of which the source's own words, or the bare code, reach a record. */
function listKept(bundle: FhirBundle): ReadonlySet<string> {
  const words = new Set(clientsOf(bundle).flatMap((client) => stepFor(bundle, client).records.flatMap(({ data }) => listWords(data))))
  const codings = bundle.resources.flatMap(({ json }) => listCodings(json))
  const kept = codings.filter(({ system, code, display }) => {
    return words.has(withoutSemanticTag(display) ?? code) && findDutchLabel(system, code) === undefined
  })
  return new Set(
    kept.map(({ system, code }) => `${toCanonicalSystem(system) ?? ''}|${toCanonicalCode(toCanonicalSystem(system), code) ?? ''}`),
  )
}

describe.skipIf(!EXAMPLES_ARE_THERE)('the codes of the examples (skipped where they are not in ../shared/data beside the project)', () => {
  test.each(Object.entries(FOLDERS))(
    'of %s that reach a page have a Dutch word of ours, or a reason why the source has it',
    (_, folder) => {
      const kept = [...listKept(readExamples(folder))]
      const unexplained = kept.filter((key) => !Object.hasOwn(KEPT_CODES, key) && !Object.hasOwn(KEPT_SYSTEMS, key.split('|')[0] ?? ''))
      expect(unexplained.toSorted()).toEqual([])
    },
  )

  test('are explained no more than there are', () => {
    const kept = new Set(Object.values(FOLDERS).flatMap((folder) => [...listKept(readExamples(folder))]))
    const systems = new Set([...kept].map((key) => key.split('|')[0]))
    expect(Object.keys(KEPT_CODES).filter((key) => !kept.has(key))).toEqual([])
    expect(Object.keys(KEPT_SYSTEMS).filter((system) => !systems.has(system))).toEqual([])
  })
})
