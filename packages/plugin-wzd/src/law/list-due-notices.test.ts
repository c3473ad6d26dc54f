import type { WatchedRecord } from '@voordeur/core'
import type { InvoluntaryCareMeasure } from '@voordeur/core/care'
import { describe, expect, test } from 'vitest'
import { addDays } from './day.ts'
import { listDueNotices, NOTICE_KINDS } from './list-due-notices.ts'
import { createMeasure } from './measure.fixture.ts'

const SEEN = '2026-01-15'

function watch(given: Partial<InvoluntaryCareMeasure>, firstSeenAt = `${SEEN}T08:00:00.000Z`): WatchedRecord<InvoluntaryCareMeasure> {
  return { id: 'm1', type: 'involuntaryCareMeasure', at: firstSeenAt, recordedAt: firstSeenAt, firstSeenAt, data: createMeasure(given) }
}

const due = (given: Partial<InvoluntaryCareMeasure>, today: string) =>
  listDueNotices([watch(given)], today).map(({ kind, reference }) => `${kind} ${reference}`)

/** The days from the first to the last on which a notice of a kind is due. */
function listDays(given: Partial<InvoluntaryCareMeasure>, kind: (typeof NOTICE_KINDS)[number]): readonly (string | undefined)[] {
  const days = Array.from({ length: 400 }, (_, index) => addDays('2026-01-01', index))
  const found = days.filter((day) => listDueNotices([watch(given)], day).some((notice) => notice.kind === kind))
  expect(found).toEqual(days.filter((day) => day >= found[0]! && day <= found.at(-1)!))
  return [found[0], found.at(-1)]
}

const STEPS = [{ article: 'art10', startedOn: '2026-03-01' }] satisfies InvoluntaryCareMeasure['steps']

describe('a notice about a measure', () => {
  test('that is new is due for a week after it was first seen', () => {
    expect(due({}, SEEN)).toEqual(['new-measure m1'])
    expect(due({}, '2026-01-22')).toEqual(['new-measure m1'])
    expect(due({}, '2026-01-23')).toEqual([])
  })

  test('is not due of what began more than four weeks before it was first seen: a first import calls nothing new', () => {
    const ended = { evaluatedOn: ['2026-01-14'] }
    expect(due({ period: { start: '2025-12-18' }, ...ended }, SEEN)).toEqual(['new-measure m1'])
    expect(due({ period: { start: '2025-12-17' }, ...ended }, SEEN)).toEqual([])
    expect(due({ period: { start: '2026-03-01' }, ...ended }, SEEN)).toEqual(['new-measure m1'])
    const undated = { ...watch({}), recordedAt: '2025-06-01T00:00:00Z' }
    expect(listDueNotices([undated], SEEN)).toEqual([])
  })

  test('is due of what the plan took up lately, however long it ran as something else', () => {
    const steps = [{ article: 'art10', startedOn: '2026-01-10' }] satisfies InvoluntaryCareMeasure['steps']
    expect(due({ period: { start: '2024-01-01' }, steps }, SEEN)).toContain('new-measure m1')
  })

  test('of an emergency is due also when it is over at first sight, and not of one that was decided long before', () => {
    const over = { status: 'ended', emergency: { decidedAt: '2026-01-14T22:00:00Z', endsOn: '2026-01-14' } } as const
    expect(due(over, SEEN)).toEqual(['emergency m1/2026-01-14'])
    expect(due(over, '2026-01-23')).toEqual([])
    for (const status of ['active', 'ended'] as const) {
      expect(due({ status, emergency: { decidedAt: '2025-12-18' } }, SEEN)).toContain('emergency m1/2025-12-18')
      expect(due({ status, emergency: { decidedAt: '2025-12-17' } }, SEEN)).not.toContain('emergency m1/2025-12-17')
    }
  })

  test('goes to the client and who represents them, and holds nothing of the record', () => {
    const [notice] = listDueNotices([watch({ label: 'Seclusion', seriousHarm: 'Private' })], SEEN)
    expect(notice).toEqual({ kind: 'new-measure', reference: 'm1', to: 'own-side' })
  })

  test('is due of one that is undetermined too, and of none that is ended', () => {
    expect(due({ category: undefined, positions: [] }, SEEN)).toEqual(['new-measure m1'])
    expect(due({ status: 'ended' }, SEEN)).toEqual([])
    expect(due({ status: 'ended', steps: STEPS, nextEvaluationOn: '2026-05-30', evaluatedOn: ['2026-03-05'] }, '2026-05-30')).toEqual([])
  })

  test('of an emergency is due for a week after it was decided or first seen', () => {
    const emergency = { decidedAt: '2026-01-14T22:00:00Z' }
    expect(due({ emergency }, SEEN)).toEqual(['emergency m1/2026-01-14'])
    expect(due({ emergency }, '2026-01-22')).toEqual(['emergency m1/2026-01-14'])
    expect(due({ emergency }, '2026-01-23')).toEqual([])
    expect(due({ emergency: { decidedAt: '2026-06-01' } }, '2026-06-08')).toEqual(['emergency m1/2026-06-01'])
    expect(due({ emergency: { decidedAt: '2026-06-01' } }, '2026-06-09')).toEqual([])
  })

  test('of an emergency that runs on after its term is due for two weeks, and not before', () => {
    expect(listDays({ emergency: { decidedAt: '2026-03-01' } }, 'term-ends')).toEqual(['2026-03-16', '2026-03-29'])
  })

  test('of a term is due from two weeks before its end until two weeks after', () => {
    expect(listDays({ steps: STEPS, evaluatedOn: ['2026-03-01'] }, 'term-ends')).toEqual(['2026-05-18', '2026-06-15'])
    expect(due({ steps: STEPS, evaluatedOn: ['2026-03-01'] }, '2026-06-01')).toEqual(['term-ends m1/2026-06-01'])
  })

  test('of an evaluation is due from two weeks before its day until two weeks after', () => {
    expect(listDays({ steps: STEPS }, 'evaluation-due')).toEqual(['2026-03-15', '2026-04-12'])
    expect(due({ steps: STEPS }, '2026-03-20')).toEqual(['evaluation-due m1/2026-03-29'])
  })

  test('of a term keeps its reference from day to day, and has another when the end is moved', () => {
    const moved = [{ ...STEPS[0]!, endsOn: '2026-05-25' }]
    const on = (steps: InvoluntaryCareMeasure['steps'], today: string) => due({ steps, evaluatedOn: ['2026-03-01'] }, today)
    expect(on(STEPS, '2026-05-20')).toEqual(on(STEPS, '2026-06-10'))
    expect(on(moved, '2026-05-20')).toEqual(['term-ends m1/2026-05-25'])
  })

  test('of a day says whether that lies ahead, which its last day does, or is past', () => {
    const whenOf = (given: Partial<InvoluntaryCareMeasure>, today: string) =>
      listDueNotices([watch(given)], today).map(({ values }) => values?.['when'])
    const ends = { steps: STEPS, evaluatedOn: ['2026-03-01'] }
    expect([whenOf(ends, '2026-06-01'), whenOf(ends, '2026-06-02')]).toEqual([['ahead'], ['past']])
    expect([whenOf({ steps: STEPS }, '2026-03-29'), whenOf({ steps: STEPS }, '2026-03-30')]).toEqual([['ahead'], ['past']])
    expect(whenOf({ emergency: { decidedAt: '2026-03-01' } }, '2026-03-16')).toEqual(['past'])
  })

  test('is of a kind that is declared, and each of them is given', () => {
    const records = [watch({ steps: STEPS }), watch({ emergency: { decidedAt: SEEN } })]
    const kinds = [SEEN, '2026-03-20', '2026-06-01'].flatMap((day) => listDueNotices(records, day).map(({ kind }) => kind))
    expect(new Set(kinds)).toEqual(new Set(NOTICE_KINDS))
  })
})
