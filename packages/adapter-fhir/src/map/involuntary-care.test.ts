import { describe, expect, test } from 'vitest'
import { completeOf, dataOf, reasonsOf, stepOf, type Json } from '../example-client.fixture.ts'
import { EXAMPLES_ARE_THERE, FOLDERS, readExamples, stepFor } from '../nictiz-examples.fixture.ts'
import { NOT_SHOWN } from '../not-shown.ts'
import { readBundle } from '../read/read-bundle.ts'
import { toClientStep } from '../to-client-step.ts'

const SNOMED = 'http://snomed.info/sct'
const ASSENT = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.6.1'
const STATUS = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.2'
const REPRESENTATION = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.3'
const WORDS = { alternatives: [], problems: [], appliers: [], steps: [], evaluatedOn: [], notes: [] }

describe.skipIf(!EXAMPLES_ARE_THERE)('the Nictiz examples (skipped where they are not in ../shared/data beside the project)', () => {
  const TYPES = ['involuntaryCareMeasure', 'legalSituation']
  const wzdOf = (folder: string, client: string) =>
    Object.fromEntries(
      stepFor(readExamples(folder), client)
        .records.filter(({ type }) => TYPES.includes(type.name))
        .map(({ id, data }) => [id.slice(client.length + 1), data]),
    )
  const measures = (label: string, code: string) => ({ code: { system: SNOMED, code, display: label }, label })
  const capacity = { capable: false, comment: 'Wilsonbekwaam t.a.v. geldzaken.' }
  const zib2017 = (client: string, number: string) => ({
    [`zib-freedomrestrictingmeasures-${number}`]: {
      ...WORDS,
      sourceId: `${client}/zib-freedomrestrictingmeasures-${number}`,
      ...measures('Beperking van de bewegingsvrijheid', '225317005'),
      category: 'b',
      status: 'ended',
      period: { start: '2014-05-01', end: '2014-05-05' },
      reasons: [],
      capacity,
      positions: [{ by: 'representative', says: 'agrees' }],
    },
  })

  test('of zib2020 say all that they say of a measure and of the legal situations, and no more', () => {
    const period = { start: '2018-01-01', end: '2020-01-01' }
    expect(wzdOf(FOLDERS.R4, 'nl-core-Patient-01')).toEqual({
      'nl-core-FreedomRestrictingIntervention-01': {
        ...WORDS,
        sourceId: 'nl-core-Patient-01/nl-core-FreedomRestrictingIntervention-01',
        ...measures('Fixatie van een arm of been', '123941000146105'),
        category: 'b',
        status: 'ended',
        period: { start: '2019-05-01', end: '2019-05-05' },
        reasons: ['Afwenden van een crisissituatie'],
        legalSituations: ['Voogdij'],
        capacity,
        positions: [{ by: 'client', says: 'agrees' }],
      },
      'nl-core-FreedomRestrictingIntervention-01-Condition-01': {
        kind: 'representation',
        code: { system: REPRESENTATION, code: '6', display: 'Voogdij' },
        label: 'Voogdij',
        notes: [],
      },
      'nl-core-LegalSituation-LegalStatus-01': {
        kind: 'status',
        code: { system: STATUS, code: 'OTS', display: 'Ondertoezichtstelling' },
        label: 'Ondertoezichtstelling',
        status: 'ended',
        period,
        notes: [],
      },
      'nl-core-LegalSituation-Representation-02': {
        kind: 'representation',
        code: { system: REPRESENTATION, code: '7', display: 'Bewindvoering' },
        label: 'Bewindvoering',
        status: 'ended',
        period,
        notes: [],
      },
    })
  })

  test('of zib2017 say the same of both measures, and the legal status inside a Patient', () => {
    expect(wzdOf(FOLDERS.STU3, 'nl-core-patient-03')).toEqual(zib2017('nl-core-patient-03', '01'))
    expect(wzdOf(FOLDERS.STU3, 'nl-core-patient-01')).toEqual(zib2017('nl-core-patient-01', '02'))
    expect(wzdOf(FOLDERS.STU3, 'zib-legalstatus-01')).toEqual({
      'zib-legalstatus-01.legal-status': {
        kind: 'status',
        code: { system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.2.14.3.2', code: '4', display: 'Ondertoezichtstelling' },
        label: 'Ondertoezichtstelling',
        notes: [],
      },
    })
  })
})

/**
 * A measure as eOverdracht 4 writes it. Made up after the examples of Nictiz/Nictiz-STU3-eOverdracht (CC0 1.0), `Examples/zib-FreedomRestrictingIntervention-01.xml`
 * and `Examples/Patient 1.6` and `1.7`, which call the indicator by two names and point at legal situations that are not in the bundle.
 */
function eOverdracht(indicator: string, comment: string): string {
  const NICTIZ = 'http://nictiz.nl/fhir/StructureDefinition/zib-FreedomRestrictingIntervention'
  const coding = (system: string, code: string, display: string) =>
    `<coding><system value="${system}"/><code value="${code}"/><display value="${display}"/></coding>`
  return `<Bundle xmlns="http://hl7.org/fhir"><type value="document"/><entry><resource>
    <Patient><id value="c1"/><name><text value="Erik van Dam"/></name></Patient></resource></entry><entry><resource>
    <Procedure><id value="m1"/>
      <extension url="${NICTIZ}-LegallyCapable">
        <extension url="${indicator}"><valueBoolean value="false"/></extension>${comment}
      </extension>
      <extension url="${NICTIZ}-Assent"><valueCodeableConcept>${coding(ASSENT, '1', 'Geen instemming patiënt')}</valueCodeableConcept></extension>
      <status value="in-progress"/>
      <category>${coding(SNOMED, '225317005', 'Restriction of movement')}</category>
      <code>${coding(SNOMED, '121451000146100', 'constante supervisie met elektronisch traceringsmiddel')}</code>
      <subject><reference value="Patient/c1"/></subject>
      <performedPeriod><start value="2026-10-04"/></performedPeriod>
      <reasonCode>${coding(SNOMED, '121481000146105', 'afwenden van schade')}</reasonCode>
      <reasonReference><reference value="Condition/elders"/><display value="Besluit tot opname en verblijf"/></reasonReference>
    </Procedure></resource></entry></Bundle>`
}

test.each(['LegallyCapable', 'LegallyCapableIndicator'])(
  'a measure of eOverdracht, with its indicator called %s, says all that it says',
  (indicator) => {
    const comment = '<extension url="LegallyCapableComment"><valueString value="Kan zich niet oriënteren."/></extension>'
    const bundle = readBundle(eOverdracht(indicator, comment), { file: 'c1.xml', version: 'STU3' })
    const { step } = toClientStep(bundle, { sourceId: 'c1', file: 'c1.xml' })
    expect(dataOf(step, 'involuntaryCareMeasure')).toEqual([
      {
        ...WORDS,
        sourceId: 'c1/m1',
        code: { system: SNOMED, code: '121451000146100', display: 'Voortdurend toezicht met een elektronisch traceringsmiddel' },
        label: 'Voortdurend toezicht met een elektronisch traceringsmiddel',
        category: 'd',
        status: 'active',
        period: { start: '2026-10-04' },
        reasons: ['Voorkomen van schade aan zichzelf of anderen'],
        legalSituations: ['Besluit tot opname en verblijf'],
        capacity: { capable: false, comment: 'Kan zich niet oriënteren.' },
        positions: [{ by: 'client', says: 'does-not-agree' }],
      },
    ])
  },
)

test('a measure of eOverdracht with words where true or false belongs, as four of its examples have, is named with its place', () => {
  const comment = '<extension url="LegallyCapableComment"><valueBoolean value="Wegens psychose"/></extension>'
  const bundle = readBundle(eOverdracht('LegallyCapable', comment), { file: 'c1.xml', version: 'STU3' })
  const { step } = toClientStep(bundle, { sourceId: 'c1', file: 'c1.xml' })
  expect(dataOf(step, 'involuntaryCareMeasure')).toEqual([])
  expect(completeOf(step)).not.toContain('involuntaryCareMeasure')
  expect(step.rejected).toMatchObject([{ place: { file: 'c1.xml', line: expect.any(Number) as number } }])
})

const measure = (extra: Json): Json => ({
  resourceType: 'Procedure',
  id: 'm1',
  subject: { reference: 'Patient/c1' },
  status: 'in-progress',
  category: [{ coding: [{ system: SNOMED, code: '225317005' }] }],
  code: { coding: [{ system: SNOMED, code: '225212001', display: 'Holding' }] },
  ...extra,
})

describe('the status of a measure', () => {
  test.each([
    ['in-progress', 'active'],
    ['on-hold', 'active'],
    ['suspended', 'active'],
    ['completed', 'ended'],
    ['stopped', 'ended'],
    ['aborted', 'ended'],
    ['unknown', undefined],
  ])('%s is %s', (status, expected) => {
    const [data] = dataOf(stepOf([measure({ status })]), 'involuntaryCareMeasure')
    expect(data).toEqual(expect.objectContaining({ label: 'Vasthouden', ...(expected !== undefined && { status: expected }) }))
    if (expected === undefined) expect(data).not.toHaveProperty('status')
  })

  test.each([
    ['preparation', NOT_SHOWN.measureConcept],
    ['not-done', NOT_SHOWN.measureNotApplied],
    ['entered-in-error', 'this Procedure was withdrawn in the source as a mistake'],
  ])('%s makes no record, and an earlier copy goes', (status, reason) => {
    const step = stepOf([measure({ status })])
    expect(dataOf(step, 'involuntaryCareMeasure')).toEqual([])
    expect(reasonsOf(step)).toEqual([reason])
    expect(completeOf(step)).toContain('involuntaryCareMeasure')
  })
})

test.each([
  ['1', { by: 'client', says: 'does-not-agree' }],
  ['2', { by: 'client', says: 'agrees' }],
  ['3', { by: 'representative', says: 'does-not-agree' }],
  ['4', { by: 'representative', says: 'agrees' }],
])('assent %s is a position without a day, and says nothing of resisting', (code, position) => {
  const url = 'http://nictiz.nl/fhir/StructureDefinition/ext-FreedomRestrictingIntervention.Assent'
  const step = stepOf([measure({ extension: [{ url, valueCodeableConcept: { coding: [{ system: ASSENT, code }] } }] })])
  expect(dataOf(step, 'involuntaryCareMeasure')).toMatchObject([{ positions: [position] }])
})

describe('the form of care', () => {
  const readCode = (code: string, display = 'in de woorden van de bron') =>
    dataOf(stepOf([measure({ code: { coding: [{ system: SNOMED, code, display }] } })]), 'involuntaryCareMeasure')[0]

  test.each([
    ['a', ['37041007', '29211000146105', '123881000146109']],
    ['b', ['225212001', '68894007', '225210009', '130201000146105', '123921000146104', '123961000146106']],
    ['c', ['124061000146109', '124071000146103', '124051000146106', '90278001', '124041000146108']],
    ['d', ['121411000146104', '121451000146100', '225309002', '121401000146101']],
    ['e', ['121631000146108']],
    ['f', ['62407006']],
    ['g', ['121621000146106']],
    ['h', ['121471000146108', '121461000146102']],
    ['i', ['121601000146103']],
  ])('%s follows from these codes, each with a Dutch name of ours', (category, codes) => {
    for (const code of codes) {
      expect(readCode(code)).toMatchObject({ category })
      expect(readCode(code)).not.toMatchObject({ label: 'in de woorden van de bron' })
    }
  })

  test('does not follow from a code that is in none of the lists, which keeps the words of the source, nor from the category of a Procedure', () => {
    expect(readCode('23835007', 'elektroconvulsietherapie')).toMatchObject({ label: 'elektroconvulsietherapie' })
    expect(readCode('23835007')).not.toHaveProperty('category', expect.anything())
    expect(readCode('225214000')).not.toHaveProperty('category', expect.anything())
  })

  test('of the general code is movement, in the words of the law', () => {
    expect(readCode('225317005')).toMatchObject({ category: 'b', label: 'Beperking van de bewegingsvrijheid' })
  })

  test('does not follow from the same number in another code system', () => {
    const step = stepOf([measure({ code: { coding: [{ system: 'urn:oid:1.2.3', code: '225212001', display: 'Iets' }] } })])
    expect(dataOf(step, 'involuntaryCareMeasure')[0]).not.toHaveProperty('category', expect.anything())
  })
})
