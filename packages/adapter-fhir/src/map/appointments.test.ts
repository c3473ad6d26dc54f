import { describe, expect, test } from 'vitest'
import { completeOf, dataOf, reasonsOf, stepOf, type Json } from '../example-client.fixture.ts'
import { NOT_SHOWN } from '../not-shown.ts'

const own = { reference: 'Patient/c1' }
const other = { reference: 'Patient/c2', display: 'Bert de Vries' }
const staff = { reference: 'Practitioner/x', display: 'K. de Groot' }

describe('an appointment', () => {
  const appointment = (participants: readonly Json[], fields: Json = {}): Json => ({
    resourceType: 'Appointment',
    id: 'a1',
    status: 'booked',
    description: 'Fysiotherapie',
    start: '2026-12-01T10:00:00+01:00',
    end: '2026-12-01T10:30:00+01:00',
    participant: participants.map((actor) => ({ actor, status: 'accepted' })),
    ...fields,
  })

  test('says when, where and with whom: staff in their place, the family by name', () => {
    const place = { resourceType: 'Location', id: 'l1', name: 'Zaal 2' }
    const relative = { resourceType: 'RelatedPerson', id: 'r1', patient: own, name: { text: 'De Boer' } }
    const step = stepOf([
      place,
      relative,
      appointment([own, staff, { reference: 'RelatedPerson/r1' }, { reference: 'Location/l1' }], {
        appointmentType: { coding: [{ system: 'http://hl7.org/fhir/v2/0276', code: 'FOLLOWUP', display: 'A follow up visit' }] },
      }),
    ])
    expect(dataOf(step, 'appointment')).toEqual([
      {
        title: 'Fysiotherapie',
        status: 'booked',
        start: '2026-12-01T10:00:00+01:00',
        end: '2026-12-01T10:30:00+01:00',
        location: 'Zaal 2',
        kind: 'Vervolgafspraak',
        notes: [],
        participants: [
          { name: 'Anna Jansen', status: 'accepted' },
          { staff: { name: 'K. de Groot' }, status: 'accepted' },
          { name: 'De Boer', status: 'accepted' },
        ],
      },
    ])
  })

  test('is called by what it is for when it has no description, in STU3 too', () => {
    const nameless = appointment([own], { description: undefined, reason: [{ text: 'Controle van de wond' }] })
    expect(dataOf(stepOf([nameless], { version: 'STU3' }), 'appointment')).toMatchObject([{ title: 'Controle van de wond' }])
    expect(dataOf(stepOf([nameless]), 'appointment')).toMatchObject([{ title: 'Afspraak' }])
  })

  test('with other clients does not name them', () => {
    const step = stepOf([appointment([own, other])])
    expect(dataOf(step, 'appointment')).toMatchObject([{ participants: [{ name: 'Anna Jansen' }] }])
    expect(JSON.stringify(step.records)).not.toContain('Vries')
  })

  test('of other clients only is left out and named, and its type is not complete', () => {
    const step = stepOf([appointment([other, staff])])
    expect(dataOf(step, 'appointment')).toEqual([])
    expect(reasonsOf(step)).toEqual(['not shown: this Appointment belongs to another client'])
    expect(completeOf(step)).not.toContain('appointment')
  })
})

describe('a message', () => {
  const message = {
    resourceType: 'Communication',
    id: 'm1',
    subject: own,
    status: 'completed',
    topic: { text: 'Bezoek' },
    sent: '2026-11-10T10:00:00+01:00',
    sender: staff,
    recipient: [own],
    payload: [{ contentString: 'Tot morgen.' }, { contentAttachment: { title: 'folder.pdf' } }],
    inResponseTo: [{ reference: 'Communication/m0' }],
  }

  test('says who wrote to whom: staff in their place, the client by name', () => {
    const step = stepOf([message])
    expect(dataOf(step, 'message')).toEqual([
      {
        topic: 'Bezoek',
        kind: 'message',
        status: 'completed',
        sentAt: '2026-11-10T10:00:00+01:00',
        sender: { staff: { name: 'K. de Groot' } },
        recipients: [{ name: 'Anna Jansen' }],
        paragraphs: ['Tot morgen.', 'folder.pdf'],
        answers: 'c1/m0',
      },
    ])
    expect(reasonsOf(step)).toContain('kept without the document that stands in it')
  })

  test('of category medRecCxReq is a request to correct the record', () => {
    const category = [{ coding: [{ code: 'medRecCxReq' }] }]
    expect(dataOf(stepOf([{ ...message, category }]), 'message')).toMatchObject([{ kind: 'correction' }])
  })

  test('in STU3 has its topic from the words of a reference', () => {
    const stu3 = { ...message, topic: [{ reference: 'CarePlan/p', display: 'Zorgplan' }] }
    expect(dataOf(stepOf([stu3], { version: 'STU3' }), 'message')).toMatchObject([{ topic: 'Zorgplan' }])
  })

  test('that was not sent yet is not shown, and another client is never named in one', () => {
    expect(reasonsOf(stepOf([{ ...message, status: 'preparation' }]))).toEqual([NOT_SHOWN.draftMessage])
    const step = stepOf([{ ...message, sender: other, recipient: [own, other] }])
    expect(JSON.stringify(step.records)).not.toContain('Vries')
  })
})
