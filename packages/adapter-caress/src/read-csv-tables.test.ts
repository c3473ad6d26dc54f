import type { SyncStep } from '@voordeur/core'
import { describe, expect, test } from 'vitest'
import { bundle, exportWith, lines, pull } from './example-export.fixture.ts'

type ClientStep = Extract<SyncStep, { client: unknown }>

const CLIENTS = { 'clients/10437.json': bundle('10437'), 'clients/10491.json': bundle('10491') }
const HEADER = 'id;client;kind;title;filledAt;author.name;fields.text;fields.answers;fields.level'
const FIRST = 'f1;10437;snaq;SNAQ-RC;2026-11-02;K. de Groot;Eetlust;;0'
const FORM = [FIRST, 'f1;10437;snaq;SNAQ-RC;2026-11-02;K. de Groot;Hoe was het?;Matig;1', 'f1;10437;;;;;;"Wisselend; per dag";']
const OTHER = 'f2;10491;val;Valrisico;2026-11-03;;Gevallen?;Nee;'

async function readForms(...rows: readonly string[]) {
  const folder = await exportWith({ ...CLIENTS, 'forms.csv': [HEADER, ...rows].join('\n') })
  const { steps, error } = await pull(folder)
  expect(error).toBeUndefined()
  const clients = steps.filter((step): step is ClientStep => 'client' in step)
  const forms = clients.map(({ records }) => records.filter(({ type }) => type.name === 'form').map(({ data }) => data))
  return {
    forms,
    complete: clients.map(({ complete = [] }) => complete.some(({ name }) => name === 'form')),
    rejected: steps.flatMap((step) => ('rejected' in step ? (step.rejected ?? []) : [])),
  }
}

describe('a form in CSV', () => {
  test('takes a row for each question; a row without a question adds an answer to the one above', async () => {
    const { forms, complete, rejected } = await readForms(...FORM, OTHER)
    expect(rejected).toEqual([])
    expect(forms[0]).toEqual([
      {
        kind: 'snaq',
        title: 'SNAQ-RC',
        filledAt: '2026-11-02',
        author: { name: 'K. de Groot' },
        fields: [
          { text: 'Eetlust', level: 0 },
          { text: 'Hoe was het?', answers: ['Matig', 'Wisselend; per dag'], level: 1 },
        ],
      },
    ])
    expect(forms[1]).toMatchObject([{ kind: 'val', fields: [{ text: 'Gevallen?', answers: ['Nee'] }] }])
    expect(complete).toEqual([true, true])
  })

  test.each([
    ['rows that do not agree', [FIRST, 'f1;10437;snaq;Anders;2026-11-02;K. de Groot;Hoe?;Goed;1'], 'do not agree on title'],
    [
      'a later row that says more than the first',
      ['f1;10437;snaq;SNAQ-RC;;;A;;', 'f1;10437;;;2026-11-02;;B;;'],
      'do not agree on filledAt',
    ],
    ['an answer that is not as documented', [FIRST, 'f1;10437;;;;;Hoe?;Goed;12'], 'fields.1.level'],
  ])('with %s is named and not shown', async (_, rows, words) => {
    const { forms, complete, rejected } = await readForms(...rows, OTHER)
    expect(rejected).toMatchObject([{ place: { file: 'forms.csv', line: 2 }, type: 'form', reason: expect.stringContaining(words) }])
    expect(forms.map(({ length }) => length)).toEqual([0, 1])
    expect(complete).toEqual([false, true])
  })

  test('whose rows stand apart is named and not shown, so that half of it is never taken for all', async () => {
    const { forms, rejected } = await readForms(FORM[0] ?? '', OTHER, ...FORM.slice(1))
    expect(rejected.map(({ reason }) => reason)).toEqual([expect.stringContaining('do not stand together')])
    expect(forms.map(({ length }) => length)).toEqual([0, 1])
  })

  test('beside a line that can not be read is not shown without what that line may say', async () => {
    for (const rows of [
      [...FORM.slice(0, 2), 'cut;off', OTHER],
      ['cut;off', ...FORM],
      [FORM[0] ?? '', 'cut;off', ...FORM.slice(1)],
    ]) {
      const { forms, complete, rejected } = await readForms(...rows)
      expect(rejected.some(({ reason }) => reason.includes('cells where the header has'))).toBe(true)
      expect(forms[0]).toEqual([])
      expect(complete).toEqual([false, false])
    }
  })
})

test('an evaluation in CSV takes rows for what was found of goals, and a profile for its sections', async () => {
  const folder = await exportWith({
    ...CLIENTS,
    'evaluations.csv': [
      'id,client,plan,status,fields.text,fields.answers,goals.goal,goals.outcome',
      'e1,10437,Zorgplan,final,Aanwezig,Anja,g1,Bereikt',
      'e1,10437,,,,,g2,Niet bereikt',
    ].join('\n'),
    'profile.csv': [
      'id,client,kind,completed,sections.title,sections.text',
      'p1,10491,who-am-i,true,Werk,Onderwijzer',
      'p1,10491,,,Gezin,Drie kinderen',
      'p2,10491,risk-inventory,false,,',
    ].join('\n'),
  })
  const { steps } = await pull(folder)
  const data = steps.flatMap((step) => ('client' in step ? step.records : [])).map(({ type, data: found }) => [type.name, found])
  expect(data.filter(([type]) => type !== 'personal')).toEqual([
    [
      'evaluation',
      {
        plan: 'Zorgplan',
        status: 'final',
        fields: [{ text: 'Aanwezig', answers: ['Anja'] }],
        goals: [
          { goal: '10437/g1', outcome: 'Bereikt' },
          { goal: '10437/g2', outcome: 'Niet bereikt' },
        ],
      },
    ],
    [
      'profileItem',
      {
        kind: 'who-am-i',
        completed: true,
        sections: [
          { title: 'Werk', text: 'Onderwijzer' },
          { title: 'Gezin', text: 'Drie kinderen' },
        ],
      },
    ],
    ['profileItem', { kind: 'risk-inventory', completed: false, sections: [] }],
  ])
})

test('a second row with the same id is one too many where an item takes one row', async () => {
  const folder = await exportWith({
    ...CLIENTS,
    'reports.csv': 'id,client,reportedAt,text\nr1,10437,2026-11-19T21:00,Een\nr1,10437,2026-11-19T21:00,Twee\n',
    'forms.ndjson': lines({ id: 'f', client: '10437', kind: 'a', title: 'A' }, { id: 'f', client: '10437', kind: 'a', title: 'A' }),
  })
  const { steps } = await pull(folder)
  const rejected = steps.flatMap((step) => ('rejected' in step ? (step.rejected ?? []) : []))
  expect(rejected.map(({ place, reason }) => [place.file, place.line, reason])).toEqual([
    ['reports.csv', 3, 'a second report with the same id'],
    ['forms.ndjson', 2, 'a second form with the same id'],
  ])
})
