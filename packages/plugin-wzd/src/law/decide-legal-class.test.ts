import { WZD_CATEGORIES, WZD_STEPS, type InvoluntaryCareMeasure, type Position } from '@voordeur/core/care'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideLegalClass } from './decide-legal-class.ts'
import { createMeasure } from './measure.fixture.ts'
import { MISSING_FIELDS } from './missing-field.ts'

/**
 * One case a line. Form of care; whether the client can decide about this (`can`, `cannot`; with `?` the record does not say about what, with `!` it says it is
 * about something else; `?` it does not say which); what the client and what the representative said, with a day where there is one; medication within or outside
 * the guidelines; the newest step, or a decision in an emergency; and what follows: the class, and what is missing.
 */
const TABLE = `
a | cannot  | resists                                | agrees                        | -       | art10     | involuntary
b | cannot  | resists                                | agrees                        | -       | art10     | involuntary
c | cannot  | resists                                | agrees                        | -       | art10-10  | involuntary
d | cannot  | resists                                | agrees                        | -       | art10-10  | involuntary
e | cannot  | resists                                | agrees                        | -       | art11     | involuntary
f | cannot  | resists                                | agrees                        | -       | art11     | involuntary
g | cannot  | resists                                | agrees                        | -       | art11-4   | involuntary
h | cannot  | resists                                | agrees                        | -       | art11-4   | involuntary
i | cannot  | resists                                | agrees                        | -       | -         | involuntary
d | can     | resists                                | -                             | -       | art10     | involuntary
d | -       | resists                                | -                             | -       | -         | involuntary
d | can?    | resists                                | does-not-resist               | -       | -         | involuntary
h | cannot  | does-not-resist                        | resists                       | -       | art10     | involuntary
h | cannot  | agrees                                 | resists                       | -       | art10     | involuntary
h | cannot  | -                                      | resists                       | -       | art10     | involuntary
b | cannot  | agrees 2026-01-05, resists 2026-02-01  | agrees                        | -       | art10     | involuntary
b | cannot  | resists 2026-02-01, agrees 2026-01-05  | agrees                        | -       | art10     | involuntary
b | cannot  | resists 2026-01-05, does-not-agree 2026-02-01 | agrees                 | -       | art10     | involuntary
b | cannot  | resists, does-not-agree                | agrees                        | -       | art10     | involuntary
b | cannot  | agrees 2026-01-05T09:00:00Z, resists 2026-01-05T10:00:00Z | agrees     | -       | art10     | involuntary

a | cannot  | does-not-resist                        | agrees                        | outside | art10     | art2_2
a | cannot  | agrees                                 | does-not-resist               | outside | art11-4   | art2_2
b | cannot  | does-not-resist                        | agrees                        | -       | art10     | art2_2
b | cannot  | does-not-agree, does-not-resist        | agrees                        | -       | art10-10  | art2_2
c | cannot  | agrees                                 | does-not-resist               | -       | art11     | art2_2
c | cannot  | does-not-resist                        | does-not-agree, does-not-resist | -     | -         | art2_2
b | cannot  | resists 2026-01-05, does-not-resist 2026-02-01 | agrees                | -       | art10     | art2_2
b | cannot  | resists 2026-01-05, agrees 2026-02-01  | agrees                        | within  | art10     | art2_2

a | can     | agrees                                 | -                             | outside | -         | voluntary_restriction
b | can     | agrees                                 | -                             | -       | -         | voluntary_restriction
c | can     | agrees                                 | agrees                        | -       | art10     | voluntary_restriction
- | can     | agrees                                 | -                             | -       | -         | voluntary_restriction
i | can     | resists 2026-01-05, agrees 2026-02-01  | -                             | -       | -         | voluntary_restriction
a | cannot  | does-not-resist                        | agrees                        | within  | -         | voluntary_restriction
d | cannot  | does-not-resist                        | agrees                        | -       | -         | voluntary_restriction
e | cannot  | agrees                                 | agrees                        | -       | -         | voluntary_restriction
f | cannot  | does-not-agree, does-not-resist        | agrees                        | -       | -         | voluntary_restriction

a | -       | -                                      | -                             | -       | emergency | emergency_art15
b | cannot  | resists                                | agrees                        | -       | emergency | emergency_art15
d | can     | agrees                                 | -                             | -       | emergency | emergency_art15
- | -       | -                                      | -                             | -       | emergency | emergency_art15
c | cannot  | resists                                | agrees                        | -       | emergency, then art10 | involuntary
c | -       | -                                      | agrees                        | -       | emergency, then art10 | undetermined | capacity.capable, capacity.aboutThis, positions.client
c | cannot  | resists                                | agrees                        | -       | art10, then emergency | emergency_art15

- | cannot  | resists                                | agrees                        | -       | art10     | undetermined | category
- | cannot  | does-not-resist                        | agrees                        | -       | -         | undetermined | category, outsideGuidelines
a | cannot  | does-not-resist                        | agrees                        | -       | art10     | undetermined | outsideGuidelines
b | can?    | agrees                                 | agrees                        | -       | -         | undetermined | capacity.aboutThis
b | cannot? | agrees                                 | resists                       | -       | -         | undetermined | capacity.aboutThis
b | cannot! | does-not-resist                        | agrees                        | -       | -         | undetermined | capacity.aboutThis, positions.client
b | cannot? | agrees                                 | -                             | -       | -         | undetermined | capacity.aboutThis, positions.representative
b | cannot? | -                                      | agrees                        | -       | -         | undetermined | capacity.aboutThis, positions.client
b | ?       | agrees                                 | agrees                        | -       | -         | undetermined | capacity.capable
d | -       | -                                      | -                             | -       | -         | undetermined | capacity.capable, capacity.aboutThis, positions.client, positions.representative
d | -       | -                                      | agrees                        | -       | -         | undetermined | capacity.capable, capacity.aboutThis, positions.client
d | -       | does-not-agree                         | -                             | -       | -         | undetermined | capacity.capable, capacity.aboutThis, positions.client, positions.representative
h | -       | -                                      | resists                       | -       | art10     | undetermined | capacity.capable, capacity.aboutThis, positions.client
b | cannot  | does-not-agree                         | agrees                        | -       | art10     | undetermined | positions.client
b | cannot  | agrees                                 | does-not-agree                | -       | art10     | undetermined | positions.representative
b | cannot  | agrees 2026-01-05, does-not-agree 2026-02-01 | agrees                  | -       | art10     | undetermined | positions.client
i | can     | does-not-agree                         | -                             | -       | -         | undetermined | positions.client
i | can     | does-not-resist                        | agrees                        | -       | -         | undetermined | positions.client
g | can     | does-not-agree, does-not-resist        | -                             | -       | -         | undetermined | positions.client
g | can     | -                                      | resists                       | -       | -         | undetermined | positions.client
g | cannot  | agrees                                 | -                             | -       | -         | undetermined | positions.representative
e | cannot  | does-not-resist                        | does-not-agree, does-not-resist | -     | -         | undetermined | positions.representative
b | cannot  | agrees, resists                        | agrees                        | -       | art10     | undetermined | positions.client.at
b | cannot  | agrees 2026-01-05, resists             | agrees                        | -       | art10     | undetermined | positions.client.at
b | cannot  | agrees 2026-01-05, resists 2026-01-05  | agrees                        | -       | art10     | undetermined | positions.client.at
b | cannot  | agrees 2026-01-05, resists 2026-01-05T09:00:00Z | agrees               | -       | art10     | undetermined | positions.client.at
b | cannot  | agrees                                 | resists, does-not-resist      | -       | art10     | undetermined | positions.representative.at
d | cannot  | agrees                                 | agrees, does-not-agree        | -       | -         | undetermined | positions.representative.at
h | can     | agrees                                 | resists                       | -       | -         | undetermined | client.age
`

const rows = TABLE.split('\n').filter((line) => line.includes('|'))

const cells = (row: string) => row.split('|').map((cell) => cell.trim())

const CAPACITY: Readonly<Record<string, InvoluntaryCareMeasure['capacity']>> = {
  can: { capable: true, aboutThis: true },
  cannot: { capable: false, aboutThis: true },
  'can?': { capable: true },
  'cannot?': { capable: false },
  'cannot!': { capable: false, aboutThis: false },
  '?': { aboutThis: true },
}

function toPositions(by: Position['by'], cell = '-'): Position[] {
  if (cell === '-') return []
  return cell.split(', ').map((words) => {
    const [says, at] = words.split(' ')
    return { by, says: says as Position['says'], ...(at !== undefined && { at }) }
  })
}

function toGround(cell = '-'): Partial<InvoluntaryCareMeasure> {
  const [first, then] = cell.split(', then ')
  const entries = [
    [first, '2026-01-10'],
    [then, '2026-01-20'],
  ] as const
  const steps = entries.flatMap(([name, startedOn]) =>
    WZD_STEPS.filter((article) => article === name).map((article) => ({ article, startedOn })),
  )
  const decidedAt = entries.find(([name]) => name === 'emergency')?.[1]
  return { steps, ...(decidedAt && { emergency: { decidedAt } }) }
}

function toMeasure(row: string): InvoluntaryCareMeasure {
  const [category, capacity = '-', client, representative, guidelines, ground] = cells(row)
  return createMeasure({
    category: category === '-' ? undefined : (category as InvoluntaryCareMeasure['category']),
    capacity: CAPACITY[capacity],
    positions: [...toPositions('client', client), ...toPositions('representative', representative)],
    outsideGuidelines: guidelines === '-' ? undefined : guidelines === 'outside',
    ...toGround(ground),
  })
}

describe('the class of a measure', () => {
  test.each(rows)('%s', (row) => {
    const [, , , , , , legalClass, missing] = cells(row)
    expect(decideLegalClass(toMeasure(row))).toEqual({ legalClass, missing: missing?.split(', ') ?? [] })
  })

  test('is tried for every form of care, every class, every field that can be missing and every step', () => {
    const named = (column: number) => new Set(rows.flatMap((row) => cells(row)[column]?.split(', ') ?? []))
    expect(rows.length).toBeGreaterThanOrEqual(40)
    expect([...named(0)]).toEqual(expect.arrayContaining([...WZD_CATEGORIES]))
    expect([...named(5)]).toEqual(expect.arrayContaining([...WZD_STEPS]))
    expect([...named(6)].toSorted()).toEqual(['art2_2', 'emergency_art15', 'involuntary', 'undetermined', 'voluntary_restriction'])
    expect([...named(7)].toSorted()).toEqual([...MISSING_FIELDS].toSorted())
  })
})

test('whatever a zib says of a measure, it is undetermined: one assent of one person, and not on which subject somebody can decide', () => {
  const assents: Position[][] = [
    [],
    ...(['client', 'representative'] as const).flatMap((by) => [
      [{ by, says: 'agrees' as const }],
      [{ by, says: 'does-not-agree' as const }],
    ]),
  ]
  for (const category of [undefined, ...WZD_CATEGORIES]) {
    for (const capable of [undefined, true, false]) {
      const classes = assents.map((positions) => decideLegalClass(createMeasure({ category, capacity: { capable }, positions })).legalClass)
      expect(new Set(classes)).toEqual(new Set(['undetermined']))
    }
  }
})

const at = fc.constantFrom(undefined, '2026-01-05', '2026-01-06', '2026-01-05T08:00:00Z', '2026-01-05T23:30:00Z', '2026-02-01')
const says = fc.constantFrom<Position['says'][]>('agrees', 'does-not-agree', 'resists', 'does-not-resist')
const position = fc.record({ by: fc.constantFrom<Position['by'][]>('client', 'representative'), says, at })
const either = fc.constantFrom(undefined, true, false)

const measure = fc
  .record({
    category: fc.constantFrom(undefined, ...WZD_CATEGORIES),
    capacity: fc.option(fc.record({ capable: either, aboutThis: either }), { nil: undefined }),
    positions: fc.array(position, { maxLength: 5 }),
    outsideGuidelines: either,
    steps: fc.constantFrom<InvoluntaryCareMeasure['steps'][]>([], [{ article: 'art10', startedOn: '2026-01-20' }]),
    emergency: fc.constantFrom(undefined, undefined, undefined, { decidedAt: '2026-01-10' }),
  })
  .map(createMeasure)

/** Each way to know less: a field less, a date less, or nothing of what one of the two said. */
function listPoorer(of: InvoluntaryCareMeasure): readonly InvoluntaryCareMeasure[] {
  const { capacity, positions } = of
  return [
    { ...of, category: undefined },
    { ...of, outsideGuidelines: undefined },
    { ...of, capacity: undefined },
    { ...of, capacity: capacity && { ...capacity, capable: undefined } },
    { ...of, capacity: capacity && { ...capacity, aboutThis: undefined } },
    { ...of, positions: positions.filter(({ by }) => by !== 'client') },
    { ...of, positions: positions.filter(({ by }) => by !== 'representative') },
    ...positions.map((poor) => ({ ...of, positions: positions.map((one) => (one === poor ? { ...one, at: undefined } : one)) })),
  ]
}

const isContradiction = (field: string) => field.endsWith('.at') || field === 'client.age'

describe('whatever a record says', () => {
  test('to know less never makes a class of what is undetermined, unless what goes contradicted the rest', () => {
    fc.assert(
      fc.property(measure, (one) => {
        const { legalClass, missing } = decideLegalClass(one)
        fc.pre(legalClass === 'undetermined' && !missing.some(isContradiction))
        for (const poorer of listPoorer(one)) expect(decideLegalClass(poorer).legalClass).toBe('undetermined')
      }),
      { numRuns: 300 },
    )
  })

  test('to know less never makes another class of one: it stays, or is undetermined', () => {
    fc.assert(
      fc.property(measure, (one) => {
        const { legalClass } = decideLegalClass(one)
        fc.pre(legalClass !== 'undetermined')
        for (const poorer of listPoorer(one)) expect([legalClass, 'undetermined']).toContain(decideLegalClass(poorer).legalClass)
      }),
      { numRuns: 300 },
    )
  })

  test('nothing is involuntary unless somebody is said to resist, nor by art. 2 lid 2 or voluntary where the newest word of the client is that', () => {
    fc.assert(
      fc.property(measure, (one) => {
        const { legalClass } = decideLegalClass(one)
        if (legalClass === 'involuntary') expect(one.positions.map((said) => said.says)).toContain('resists')
        const again = {
          ...one,
          emergency: undefined,
          positions: [...one.positions, { by: 'client' as const, says: 'resists' as const, at: '2026-03-01' }],
        }
        expect(['involuntary', 'undetermined']).toContain(decideLegalClass(again).legalClass)
      }),
      { numRuns: 200 },
    )
  })

  test('it is undetermined exactly when something is missing', () => {
    fc.assert(
      fc.property(measure, (one) => {
        const { legalClass, missing } = decideLegalClass(one)
        expect(missing.length > 0).toBe(legalClass === 'undetermined')
      }),
      { numRuns: 200 },
    )
  })

  test('the order in which the record lists the positions does not matter', () => {
    const shuffled = measure.chain((one) =>
      fc.tuple(fc.constant(one), fc.shuffledSubarray(one.positions, { minLength: one.positions.length })),
    )
    fc.assert(
      fc.property(shuffled, ([one, positions]) => {
        expect(decideLegalClass({ ...one, positions })).toEqual(decideLegalClass(one))
      }),
      { numRuns: 200 },
    )
  })
})
