import { describe, expect, test } from 'vitest'
import { dataOf, reasonsOf, stepOf, type Json } from '../example-client.fixture.ts'
import { NOT_SHOWN } from '../not-shown.ts'

const subject = { reference: 'Patient/c1' }
const URL = 'https://ecd.example/fhir/Questionnaire/val'
const questionnaire = {
  resourceType: 'Questionnaire',
  id: 'val',
  url: URL,
  title: 'Valrisico',
  status: 'active',
  item: [{ linkId: '1', text: 'Vallen', item: [{ linkId: '1.1', text: 'Gevallen?' }] }],
}
const response = {
  resourceType: 'QuestionnaireResponse',
  id: 'f1',
  subject,
  status: 'completed',
  authored: '2026-11-10T10:00:00+01:00',
  questionnaire: `${URL}|2.0`,
  item: [
    {
      linkId: '1',
      item: [
        {
          linkId: '1.1',
          answer: [{ valueBoolean: true, item: [{ linkId: '1.1.1', text: 'Hoe vaak?', answer: [{ valueInteger: 2 }] }] }],
        },
      ],
    },
  ],
}

describe('a form', () => {
  test('has its title and its questions from the questionnaire, and its questions one below the other', () => {
    expect(dataOf(stepOf([questionnaire, response]), 'form')).toEqual([
      {
        kind: URL,
        title: 'Valrisico',
        filledAt: '2026-11-10T10:00:00+01:00',
        status: 'completed',
        fields: [
          { text: 'Vallen', answers: [], level: 0 },
          { text: 'Gevallen?', answers: ['ja'], level: 1 },
          { text: 'Hoe vaak?', answers: ['2'], level: 2 },
        ],
      },
    ])
  })

  test.each<[string, Json]>([
    ['by its address', {}],
    ['in STU3 by a reference', { questionnaire: { reference: 'Questionnaire/val' } }],
    ['by the address of another version', { questionnaire: `${URL}|1.0` }],
  ])('is of the kind that its questionnaire is, found %s', (_, change) => {
    const step = stepOf([questionnaire, { ...response, ...change }], { version: 'STU3' })
    expect(dataOf(step, 'form')).toMatchObject([{ kind: URL, title: 'Valrisico' }])
    expect(dataOf(step, 'formKind')).toEqual([{ kind: URL, title: 'Valrisico' }])
  })

  test('without its questionnaire is called by what stands there, and stays of one kind over versions', () => {
    const displayed = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/display', valueString: 'MOVE-lijst' }] }
    const step = stepOf([
      { ...response, _questionnaire: displayed },
      { ...response, id: 'f2', questionnaire: `${URL}|3.0` },
    ])
    expect(dataOf(step, 'form')).toMatchObject([
      { kind: URL, title: 'MOVE-lijst' },
      { kind: URL, title: 'Formulier' },
    ])
  })

  test('of the family names them, and a carer who typed it in stands in the place for staff', () => {
    const relative = { resourceType: 'RelatedPerson', id: 'r1', patient: subject, name: { text: 'De Boer' } }
    const author = { reference: 'Practitioner/x', display: 'K. de Groot' }
    const step = stepOf([relative, { ...response, author, source: { reference: 'RelatedPerson/r1' } }])
    expect(dataOf(step, 'form')).toMatchObject([{ author: { name: 'K. de Groot' }, family: { name: 'De Boer' } }])
  })

  test.each<[Json, string[]]>([
    [{ valueCoding: { system: 'http://snomed.info/sct', code: '165232002', display: 'Incontinent (finding)' } }, ['Incontinent']],
    [{ valueQuantity: { value: 1.5, unit: 'liter' } }, ['1,5 liter']],
    [{ valueDate: '2026-11-01' }, ['1 november 2026']],
    [{ valueTime: '10:30:00' }, ['10:30:00']],
    [{ valueAttachment: { title: 'foto.jpg' } }, ['foto.jpg']],
    [{ valueReference: { reference: 'Practitioner/x', display: 'K. de Groot' } }, ['Medewerker']],
    [{ valueReference: { reference: 'RelatedPerson/x', display: 'De Boer' } }, ['De Boer']],
    [{}, []],
  ])('with the answer %j says %j', (answer, answers) => {
    const [form] = dataOf(stepOf([{ ...response, item: [{ text: 'Vraag', answer: [answer] }] }]), 'form')
    expect(form).toMatchObject({ fields: [{ text: 'Vraag', answers }] })
  })

  test('that was withdrawn is not shown, nor is a kind of form that is not in use yet', () => {
    const step = stepOf([
      { ...response, status: 'entered-in-error' },
      { ...questionnaire, status: 'draft' },
    ])
    expect(step.records.map(({ type }) => type.name)).toEqual(['personal'])
    expect(reasonsOf(step)).toContain(NOT_SHOWN.draftForm)
  })
})
