import { describe, expect, test } from 'vitest'
import { Report } from '../../care/report.ts'
import { compositionOf } from '../../compose/portal.fixture.ts'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { defineWatch, type Watched, type WatchedRecord } from '../../define/watch.ts'
import { createMemorySource } from '../memory-source.ts'
import { judgeWatch } from './judge-watch.ts'

type Look = (records: readonly WatchedRecord<Report>[], today: string) => Watched

const healthy: Look = (records, today) => ({
  notices: records.map(({ id, firstSeenAt }) => ({
    kind: 'new',
    reference: `${id} ${today}`,
    values: { day: firstSeenAt.slice(0, 10) },
    to: 'own-side',
  })),
  findings: records.map(({ id }) => ({ record: id, kind: 'incomplete', fields: ['author'] })),
})

const words = { 'care.title': 'Zorg', new: 'Nieuw op {day}', 'finding.incomplete': 'Onvolledig', 'field.author': 'schrijver' }

const care = definePart({
  id: 'care',
  title: 'care.title',
  icon: 'heart',
  scope: 'client',
  rights: { read: {} },
  reads: [Report],
  load: async () => ({}),
  view: () => '',
})

const record: WatchedRecord<Report> = {
  id: '019a0000-0000-7000-8000-000000000001',
  type: 'report',
  at: '2026-11-20T07:00:00.000Z',
  recordedAt: '2026-11-20T07:00:00.000Z',
  firstSeenAt: '2026-11-22T11:00:00.000Z',
  data: {
    reportedAt: '2026-11-20T08:00:00+01:00',
    topic: 'Een slechte nacht',
    text: 'Rapportage over Kraanvogel',
    authorKind: 'staff',
    important: false,
  },
}

/** What is wrong with a watch that looks so. */
function judge(look: Look): string {
  const watch = defineWatch({ reads: Report, findings: { incomplete: 'finding.incomplete' }, fields: { author: 'field.author' }, look })
  const plugin = definePlugin({
    id: 'kijk',
    api: 1,
    messages: { nl: words, en: words },
    notices: { new: { title: 'new', part: 'care' } },
    watch,
    parts: () => [care],
  })()
  const composition = compositionOf({
    plugins: [plugin],
    sources: [createMemorySource([Report]).source],
    panels: [{ id: 'all', title: 'Alles', colour: 'yellow', icon: 'heart', parts: ['kijk.care'] }],
    permissionSets: { all: { title: 'Alles', rights: ['kijk.care:read'] } },
    access: { byBasis: { self: 'all' } },
    records: {},
  })
  return judgeWatch({ composition, plugin, watch, records: [record], word: 'Kraanvogel', today: '2026-11-22' }).join('\n')
}

describe('a watch', () => {
  test('that says the same twice, and no word of the record, is good', () => {
    expect(judge(healthy)).toBe('')
  })

  let calls = 0
  const withNotice =
    (change: (record: WatchedRecord<Report>) => object): Look =>
    (records, today) => ({
      notices: healthy(records, today).notices.map((notice, index) => ({ ...notice, ...(records[index] && change(records[index])) })),
      findings: [],
    })
  const finding =
    (kind: string, fields: readonly string[]): Look =>
    (records) => ({ notices: [], findings: records.map(({ id }) => ({ record: id, kind, fields })) })

  test.each<[string, Look, string]>([
    [
      'one that fails on a day to come',
      (records, today) => {
        if (today > '2027') throw new Error('te ver')
        return healthy(records, today)
      },
      'The watch fails on a sample: Error: te ver.',
    ],
    [
      'one that counts how often it was asked',
      withNotice(() => ({ reference: `keer ${(calls += 1)}` })),
      'says something else about the same records',
    ],
    [
      'one that changes what it was given',
      (records, today) => {
        Object.assign(records[0]?.data ?? {}, { text: '' })
        return healthy(records, today)
      },
      'change nothing that it was given',
    ],
    [
      'one that says a word of the record',
      withNotice(({ data }) => ({ values: { day: data.text.slice(-10) } })),
      'The notice "new" repeats a word of the record',
    ],
    [
      'one that makes a reference of what stands there',
      withNotice(({ data }) => ({ reference: `over ${data.topic ?? ''}` })),
      'The notice "new" repeats a word of the record',
    ],
    ['one that gives a notice it did not declare', withNotice(() => ({ kind: 'old' })), 'declares no notice "old"'],
    ['one whose words lack a value', withNotice(() => ({ values: {} })), 'NOTICE_UNSAID'],
    ['one that finds a kind it did not declare', finding('late', []), 'FINDING_UNDECLARED'],
    ['one that names a field it did not declare', finding('incomplete', ['topic']), 'FIELD_UNDECLARED'],
  ])('is judged: %s', (_name, look, sentence) => {
    expect(judge(look)).toContain(sentence)
  })
})
