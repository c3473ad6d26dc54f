import type { SourceRecord } from '@voordeur/core'
import { describe, expect, test } from 'vitest'
import { clientsOf, EXAMPLES_ARE_THERE, FOLDERS, readExamples, stepFor } from './nictiz-examples.fixture.ts'
import { findBsns } from './privacy/find-bsns.ts'

describe.skipIf(!EXAMPLES_ARE_THERE)('the Nictiz examples (skipped where they are not in ../shared/data beside the project)', () => {
  const r4 = readExamples(FOLDERS.R4)
  const stu3 = readExamples(FOLDERS.STU3)
  const johanna = EXAMPLES_ARE_THERE ? stepFor(r4, 'nl-core-Patient-01') : { client: { sourceId: '', name: '' }, records: [] }
  const record = (id: string): SourceRecord | undefined => johanna.records.find((item) => item.id === `nl-core-Patient-01/${id}`)

  test('are 271 resources in R4 and 208 in STU3, all of them read', () => {
    expect([r4.version, r4.resources.length, r4.resources.filter(({ broken }) => broken).length]).toEqual(['R4', 271, 0])
    expect([stu3.version, stu3.resources.length, stu3.resources.filter(({ broken }) => broken).length]).toEqual(['STU3', 208, 0])
  })

  test('put no BSN and no bank account into any client', () => {
    const everyone = [r4, stu3].flatMap((bundle) => clientsOf(bundle).map((client) => [bundle, client] as const))
    const bsns = findBsns([...r4.resources, ...stu3.resources])
    expect(bsns.length).toBeGreaterThan(3)
    for (const [bundle, client] of everyone) {
      const text = JSON.stringify(stepFor(bundle, client))
      for (const bsn of bsns) expect(text.includes(bsn), `${client} holds a BSN`).toBe(false)
      expect(text).not.toMatch(/[A-Z]{2}\d{2}[A-Z]{4}\d{10}|INGB/)
    }
  })

  test('say who Johanna is', () => {
    expect(johanna.client).toEqual({
      sourceId: 'nl-core-Patient-01',
      bornOn: '1934-04-28',
      name: 'Johanna Petronella Maria van Putten-van der Giessen',
    })
    expect(record('nl-core-Patient-01')?.data).toEqual({
      name: {
        display: 'Johanna Petronella Maria van Putten-van der Giessen',
        given: 'Johanna Petronella Maria',
        nickname: 'Jo',
        family: 'van Putten-van der Giessen',
      },
      birthDate: '1934-04-28',
      gender: 'female',
      addresses: [{ lines: ['1e Jacob van Campenstr 15'], postalCode: '1012 NX', city: 'Hoogmade', country: 'Nederland', use: 'home' }],
      telecoms: [
        { kind: 'mobile', value: '+31611234567' },
        { kind: 'email', value: 'giesput@myweb.nl', use: 'home' },
      ],
      maritalStatus: 'Gescheiden',
      nationality: 'Nederlandse',
      language: 'Nederlands',
      deceased: false,
    })
  })

  test('say who her contacts are, and in what role', () => {
    const contacts = johanna.records.filter(({ type }) => type.name === 'contact')
    expect(contacts).toHaveLength(5)
    expect(record('nl-core-AdvanceDirective-01-RelatedPerson-01')?.data).toMatchObject({
      name: { display: 'J.P.M. Pietersen' },
      roles: [{ code: '24', display: 'Wettelijke vertegenwoordiger' }],
    })
    expect(record('nl-core-CareTeam-01-RelatedPerson-01')?.data).toMatchObject({
      name: { display: 'Jan de Wit' },
      rank: 1,
      roles: [{ code: '01' }],
      relations: [{ code: 'HUSB', display: 'Echtgenoot' }],
    })
    expect(record('nl-core-TreatmentDirective2-01-RelatedPerson-01')?.data).toMatchObject({
      name: { display: 'Jan Pieter Mark van Putten', nickname: 'Piet' },
    })
  })

  test('say how she is insured, without her bank', () => {
    expect(record('nl-core-Payer.InsuranceCompany-02')?.data).toEqual({
      type: { system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.101.5.1', code: 'B', display: 'Basisverzekering' },
      insurer: 'Menzis Zorgverzekeraar N.V.',
      uzovi: '3332',
      insuredNumber: '12345678',
      period: { start: '2012-01-01', end: '2013-01-31' },
      status: 'cancelled',
    })
    expect(record('nl-core-Payer.PayerPerson-01')?.data).toMatchObject({ insurer: 'Stichting Het Goede Doel', status: 'active' })
  })

  test('say who is in her team, staff by role and apart from her own people', () => {
    expect(record('nl-core-CareTeam-01')?.data).toEqual({
      name: 'Complexe Ouderenzorg',
      problems: ['vasculaire dementie', 'Hartfalen', 'Geneesmiddel-interacties'],
      members: [
        { kind: 'network', name: 'Jan de Wit', role: 'Eerste contactpersoon' },
        { kind: 'network', name: 'Patient, Ingrid de Jong-de Wit' },
        { kind: 'staff', staff: { name: 'W. Klaasen', role: 'Huisartsen, niet nader gespecificeerd' } },
        { kind: 'staff', staff: { name: 'S. Curie', role: 'Medisch specialisten, geriatrie' } },
        { kind: 'staff', staff: { name: 'R.M. van Heck', role: 'Medisch specialisten, cardiologie' } },
        { kind: 'staff', staff: { name: 'A. Schele', role: 'Medisch specialisten, inwendige geneeskunde' } },
        { kind: 'staff', staff: { name: 'G.F. de Haan', role: 'Apothekers' } },
      ],
    })
    expect(johanna.staff).toContainEqual({ name: 'H.A. Janszens' })
  })

  test('say what she wants to reach and what was agreed', () => {
    expect(record('nl-core-TreatmentObjective-01')?.data).toMatchObject({
      status: 'active',
      targets: [{ measure: { display: 'Lopen' }, detail: 'lichte beperking', due: '2014-09-10' }],
      problems: ['beperkte mobiliteit'],
    })
    expect(record('nl-core-HelpFromOthers-02')?.data).toMatchObject({
      activities: [{ description: 'Ondersteuning bij wassen', instruction: 'Dagelijks', performers: [{ role: 'Thuiszorg X' }] }],
    })
  })

  test('say what was measured, in its own units', () => {
    expect(johanna.records.filter(({ type }) => type.name === 'measurement')).toHaveLength(86)
    expect(record('nl-core-BodyWeight-01')?.data).toMatchObject({
      label: 'Lichaamsgewicht',
      measuredAt: '2013-02-06',
      quantity: { value: 2400, unit: 'g' },
      notes: ['Luier woog 320 gram'],
      plausible: false,
    })
    expect(record('nl-core-BloodPressure-01')?.data).toMatchObject({
      label: 'Bloeddruk',
      measuredAt: '2013-02-08T06:43:00+01:00',
      components: [
        { label: 'Bovendruk (systolisch)', quantity: { value: 125, unit: 'mm[Hg]' } },
        { label: 'Onderdruk (diastolisch)', quantity: { value: 75, unit: 'mm[Hg]' } },
        { label: 'Korotkoff-tonen', text: 'Fase 4' },
        { label: 'Manchet' },
        { label: 'Gemiddelde bloeddruk', quantity: { value: 100, unit: 'mm[Hg]' } },
      ],
      plausible: true,
    })
    expect(record('nl-core-PainScore-01')?.data).toMatchObject({ label: 'Pijnscore', quantity: { value: 7 }, notes: ['Bij bewegen'] })
  })

  test('give a clean report of the contact with her doctor', () => {
    expect(record('nl-core-SOAPReport-01')?.data).toMatchObject({
      topic: 'Geneesmiddelbijwerking',
      author: { name: 'H.A. Janszens' },
      authorKind: 'staff',
    })
  })

  test('of STU3 say the same with role code "1", the old code systems and a role beside the Practitioner', () => {
    const johan = stepFor(stu3, 'nl-core-patient-01')
    const data = (id: string): unknown => johan.records.find((item) => item.id === `nl-core-patient-01/${id}`)?.data
    expect(johan.client).toMatchObject({ name: 'Johan XXX_Helleman' })
    expect(data('nl-core-relatedperson-05')).toMatchObject({
      name: { display: 'Anne Jongeneel', initials: 'A.B.C.' },
      roles: [{ code: '01', display: 'Eerste contactpersoon' }],
      relations: [{ display: 'Dochter' }],
    })
    expect(data('nl-core-careteam-01')).toMatchObject({
      members: [
        { role: 'Verwijzer', staff: { name: 'Vaste Huisarts 1' } },
        { role: 'Hoofdbehandelaar', staff: { name: 'Dirk de Vries', role: 'Medisch specialisten, geriatrie' } },
      ],
    })
    const irma = stepFor(stu3, 'nl-core-patient-03')
    expect(irma.records.find(({ id }) => id.endsWith('/zib-treatmentobjective-01'))?.data).toMatchObject({ status: 'accepted' })
  })

  test('of STU3 give a plan of formatted text without anything but text, lists and tables', () => {
    const plan = stepFor(stu3, 'nl-core-patient-02').records.find(({ id }) => id.endsWith('/nl-core-careplan-02-unstructured'))
    const html = JSON.stringify(plan?.data)
    expect(html).toContain('Volledig herstel met betrekking tot het kunnen lopen')
    expect(html).not.toMatch(/style=|title=|xmlns|<a\b/)
  })
})
