import { describe, expect, test } from 'vitest'
import { R4_FATES, STU3_FATES } from './fates.fixture.ts'
import { bundleFor, clientsOf, EXAMPLES_ARE_THERE, FOLDERS, readExamples, stepFor } from './nictiz-examples.fixture.ts'
import type { FhirBundle } from './read/fhir-resource.ts'

const DIRECTORY = ['Binary', 'Location', 'Organization', 'Practitioner', 'PractitionerRole']
const USED = 'used through the items that refer to it'
const OTHER = 'not shown: '

/** What became of each file for one client; a file that is neither shown, nor named, nor of the directory has no fate. */
function fatesFor(bundle: FhirBundle, client: string): ReadonlyMap<string, string> {
  const { records, rejected = [] } = stepFor(bundle, client)
  const shown = Map.groupBy(records, ({ place }) => place.file)
  const named = new Map(rejected.filter(({ reason }) => !reason.startsWith('kept')).map(({ place, reason }) => [place.file, reason]))
  const fates = bundleFor(bundle, client).resources.map(({ type, place: { file } }) => {
    const types = [...new Set((shown.get(file) ?? []).map((record) => record.type.name))].toSorted()
    const silent = DIRECTORY.includes(type) ? USED : undefined
    return [file, types.length > 0 ? `shown as ${types.join(' and ')}` : (named.get(file) ?? silent)] as const
  })
  return new Map(fates.flatMap(([file, fate]) => (fate === undefined ? [] : [[file, fate] as const])))
}

// The same file is one client's measurement and stays out of the record of all others: the best of its fates counts.
function rankOf(fate: string): number {
  if (fate.startsWith('shown as')) return 0
  if (fate === USED) return 1
  return fate.startsWith(OTHER) ? 3 : 2
}

/** The fate of each file over all clients, counted. */
function countFates(bundle: FhirBundle): Readonly<Record<string, number>> {
  const all = clientsOf(bundle).flatMap((client) => [...fatesFor(bundle, client)])
  const best = [...Map.groupBy(all, ([file]) => file).values()].map(
    (fates) => fates.map(([, fate]) => fate).toSorted((one, other) => rankOf(one) - rankOf(other))[0] ?? '',
  )
  const counted = [...Map.groupBy(best, (fate) => fate)].map(([fate, files]) => [fate, files.length] as const)
  return Object.fromEntries(counted.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

describe.skipIf(!EXAMPLES_ARE_THERE)('every example has a fate (skipped where they are not in ../shared/data beside the project)', () => {
  test.each(Object.entries(FOLDERS))('in %s for every client: none vanishes', (_, folder) => {
    const bundle = readExamples(folder)
    for (const client of clientsOf(bundle)) {
      const fates = fatesFor(bundle, client)
      const vanished = bundleFor(bundle, client).resources.filter(({ place }) => !fates.has(place.file))
      expect(vanished.map(({ place }) => place.file)).toEqual([])
    }
  })

  test.each([
    ['R4', FOLDERS.R4, 271, R4_FATES],
    ['STU3', FOLDERS.STU3, 208, STU3_FATES],
  ])('in %s the one that was reviewed', (_, folder, files, reviewed) => {
    const counted = countFates(readExamples(folder))
    expect(counted).toEqual(reviewed)
    expect(Object.values(counted).reduce((sum, count) => sum + count, 0)).toBe(files)
  })

  test('and none of them is of a type that this adapter does not know', () => {
    const reasons = Object.values(FOLDERS).flatMap((folder) => Object.keys(countFates(readExamples(folder))))
    expect(reasons.filter((reason) => reason.startsWith('not known to this adapter'))).toEqual([])
  })
})
