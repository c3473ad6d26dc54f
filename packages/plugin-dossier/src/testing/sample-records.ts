import {
  AdvanceDirective,
  Alert,
  CarePlan,
  CareTeam,
  Contact,
  Coverage,
  Document,
  Goal,
  LegalSituation,
  Measurement,
  Personal,
  Report,
  TreatmentAgreement,
} from '@voordeur/core/care'
import { toRecord } from './records-in-memory.ts'
import { toWrittenRecords } from './written-records.ts'

/** One record of every type, each with the same text in every field of prose and names. */
export function toSampleRecords(text: string) {
  return [
    ...toWrittenRecords(text),
    toRecord(Report, '2026-11-22T07:30:00.000Z', {
      reportedAt: '2026-11-22T08:30:00+01:00',
      topic: text,
      text,
      author: { name: text, role: text },
      important: true,
    }),
    toRecord(Report, '2026-11-21T07:30:00.000Z', { reportedAt: '2026-11-21T08:30:00+01:00', text, authorKind: 'family' }),
    toRecord(Measurement, '2026-11-20T09:00:00.000Z', {
      code: { code: '29463-7' },
      label: 'Body weight',
      measuredAt: '2026-11-20T10:00:00+01:00',
      quantity: { value: 2400, unit: 'g' },
      plausible: false,
      notes: [text],
      performer: { name: text },
    }),
    toRecord(Measurement, '2026-11-18T09:00:00.000Z', { code: { display: text }, label: text, measuredAt: '2026-11-18', text }),
    toRecord(CarePlan, '2026-10-01T00:00:00.000Z', {
      title: text,
      status: 'active',
      period: { start: '2026-10-01' },
      changedAt: '2026-10-01',
      problems: [{ id: 'p1', text }],
      goals: ['g1'],
      notes: [text],
      activities: [
        {
          description: text,
          instruction: `${text}!`,
          frequency: { times: 2, period: 1, unit: 'd' },
          performers: [{ role: text }],
          goals: ['g1'],
          outcome: text,
        },
      ],
    }),
    toRecord(Goal, '2026-10-01T01:00:00.000Z', {
      sourceId: 'g1',
      description: text,
      status: 'active',
      startedAt: '2026-10-01',
      problems: ['p1'],
      targets: [{ detail: text, due: '2027-03-01' }],
      notes: [text],
    }),
    toRecord(Personal, '2026-01-01T00:00:00.000Z', {
      name: { display: text, nickname: text },
      birthDate: '1939-12-03',
      gender: 'female',
      addresses: [{ lines: [text], postalCode: '3039 AA', city: text }],
      telecoms: [{ kind: 'phone', value: text }],
      maritalStatus: text,
      location: text,
      clientNumber: text,
      generalPractitioner: { name: text, practice: text, phone: text },
    }),
    toRecord(Contact, '2026-01-01T00:00:00.000Z', {
      name: { display: text },
      roles: [
        { system: 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472', code: '1', display: text },
        { code: 'x', display: text },
      ],
      relations: [{ code: 'DAUC', display: 'daughter' }],
      telecoms: [{ kind: 'email', value: text }],
      addresses: [{ lines: [text] }],
    }),
    toRecord(Coverage, '2026-01-01T00:00:00.000Z', {
      type: { code: 'B', display: text },
      insurer: text,
      insuredNumber: text,
      period: { start: '2026-01-01' },
    }),
    toRecord(CareTeam, '2026-01-01T00:00:00.000Z', {
      name: text,
      members: [
        { kind: 'staff', staff: { name: text, role: text } },
        { kind: 'staff', staff: { role: 'Verpleegkundige' }, coordinator: true },
        { kind: 'network', name: text, role: text },
      ],
    }),
    toRecord(Document, '2026-11-19T00:00:00.000Z', {
      title: text,
      kind: { code: 'x', display: text },
      description: `${text}!`,
      writtenAt: '2026-11-19',
      author: { name: text, role: text },
    }),
    toRecord(Document, '2026-11-18T00:00:00.000Z', { title: text }),
    ...toSampleWishes(text),
  ]
}

function toSampleWishes(text: string) {
  return [
    toRecord(LegalSituation, '2026-02-01T00:00:00.000Z', {
      kind: 'representation',
      code: { code: '8', display: text },
      label: text,
      period: { start: '2026-02-01' },
      notes: [text],
    }),
    toRecord(LegalSituation, '2020-02-01T00:00:00.000Z', {
      kind: 'status',
      code: { display: text },
      label: text,
      period: { start: '2020-02-01', end: '2020-08-01' },
    }),
    toRecord(TreatmentAgreement, '2026-03-01T00:00:00.000Z', {
      code: { code: '89666000', display: text },
      label: text,
      decision: 'do-not',
      agreedOn: '2026-03-01',
      agreedWith: [text],
      agreedBy: { name: text, role: text },
      endReason: text,
      notes: [text],
    }),
    toRecord(AdvanceDirective, '2026-03-02T00:00:00.000Z', {
      code: { code: 'VOL' },
      label: text,
      madeOn: '2026-03-02',
      representative: text,
      problems: [text],
      notes: [text],
    }),
    toRecord(Alert, '2026-03-03T00:00:00.000Z', { label: text, period: { start: '2026-03-03' }, author: { name: text }, notes: [text] }),
  ]
}
