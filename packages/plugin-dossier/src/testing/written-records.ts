import { Document, Evaluation, Form, FormKind, ProfileItem } from '@voordeur/core/care'
import { toRecord } from './records-in-memory.ts'

/** One record of every type that is read as a sheet, each with the same text in every field of prose and names. */
export function toWrittenRecords(text: string) {
  return [
    toRecord(Form, '2026-11-10T09:00:00.000Z', {
      kind: 'verwijs',
      title: text,
      filledAt: '2026-11-10',
      author: { name: text, role: text },
      fields: [{ text, level: 0 }, { text, answers: [text, text], level: 1 }, { text, answers: [], level: 1 }, { answers: [text] }],
    }),
    toRecord(Form, '2026-11-09T09:00:00.000Z', { kind: 'kaart', title: 'Cliëntkaart', status: 'in-progress', family: { name: text } }),
    toRecord(FormKind, '2026-01-01T00:00:00.000Z', { kind: 'verwijs', title: text }),
    toRecord(FormKind, '2026-01-01T00:00:01.000Z', { kind: 'pmt', title: 'PMT' }),
    toRecord(Evaluation, '2026-11-05T13:42:00.000Z', {
      plan: text,
      model: `${text}!`,
      changedAt: '2026-11-05T14:42:00+01:00',
      status: 'final',
      author: { role: text },
      fields: [{ text, answers: [text] }],
      goals: [{ goal: 'g1', outcome: text, text }],
    }),
    toRecord(ProfileItem, '2026-11-04T08:24:00.000Z', {
      kind: 'who-am-i',
      completed: true,
      changedAt: '2026-11-04T09:24:00+01:00',
      author: { name: text },
      sections: [{ title: text, text }],
    }),
    toRecord(ProfileItem, '2026-11-03T08:24:00.000Z', { kind: 'other', title: text, completed: false }),
    toRecord(Document, '2026-11-02T08:00:00.000Z', { title: text, writtenAt: '2026-11-02' }),
  ]
}
