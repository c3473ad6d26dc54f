import { expect, test } from 'vitest'
import { EMPTY_REPORT } from '../records/sync-report.ts'
import { toReportJson, toReportLines } from './print-sync.ts'

test('a report names what it did, and the place of everything it rejected', () => {
  const rejections = [{ place: { file: 'reports.ndjson', line: 17 }, reason: 'no JSON' }]
  const lines = toReportLines('caress', { outcome: 'done', report: { ...EMPTY_REPORT, clients: 2, created: 5, rejected: 1, rejections } })
  expect(lines).toEqual([
    'caress: done. 2 clients: 5 created, 0 updated, 0 unchanged, 0 removed, 1 rejected or left out.',
    '  reports.ndjson:17: no JSON',
  ])
})

test('one client is one client', () => {
  expect(toReportLines('caress', { outcome: 'done', report: { ...EMPTY_REPORT, clients: 1 } })[0]).toContain(' 1 client: ')
})

test('what only some runs have to say stands behind the counts', () => {
  const [line] = toReportLines('caress', { outcome: 'done', report: { ...EMPTY_REPORT, closed: 1, replacedNames: 12 } })
  expect(line).toMatch(/, 1 left out whose portal is closed after care, 12 names of staff replaced\.$/)
})

test('how much waits to be discussed is said where something must be, also when it is nothing', () => {
  const [line] = toReportLines('caress', { outcome: 'done', report: { ...EMPTY_REPORT, waiting: 0 } })
  expect(line).toMatch(/ rejected or left out\. Versions that wait to be discussed with the client: 0\.$/)
  expect(toReportLines('caress', { outcome: 'done', report: EMPTY_REPORT })[0]).not.toContain('wait')
})

test('a source that another process reads is said to be busy', () => {
  expect(toReportLines('caress', { outcome: 'busy' })[0]).toContain('another process')
})

test('one reason in many places is one line', () => {
  const rejections = [1, 2, 3].map((line) => ({ place: { file: 'a.json', line }, reason: 'not shown in a portal: Device' }))
  const lines = toReportLines('caress', { outcome: 'done', report: { ...EMPTY_REPORT, rejected: 3, rejections } })
  expect(lines.slice(1)).toEqual(['  a.json:1 and 2 more: not shown in a portal: Device'])
})

test('a machine reads one object with the outcome and every count of each source', () => {
  const rejections = [{ place: { file: 'reports.ndjson', line: 17 }, reason: 'no JSON', type: 'report' }]
  const results = new Map([
    ['caress', { outcome: 'done', report: { ...EMPTY_REPORT, rejected: 1, rejections } } as const],
    ['fhir', { outcome: 'refused', report: { ...EMPTY_REPORT, message: 'manifest.json: it is not there' } } as const],
    ['other', { outcome: 'busy' } as const],
  ])
  const counts = { clients: 0, created: 0, updated: 0, unchanged: 0, removed: 0, replacedNames: 0, outOfCare: 0, closed: 0 }
  expect(JSON.parse(toReportJson(results))).toEqual({
    caress: { outcome: 'done', report: { ...counts, rejected: 1, rejections } },
    fhir: { outcome: 'refused', report: { ...counts, rejected: 0, rejections: [], message: 'manifest.json: it is not there' } },
    other: { outcome: 'busy' },
  })
})
