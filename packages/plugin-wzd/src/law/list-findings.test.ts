import type { InvoluntaryCareMeasure } from '@voordeur/core/care'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FINDING_FIELDS, FINDING_KINDS, listFindings } from './list-findings.ts'
import { createMeasure } from './measure.fixture.ts'

const SEEN = '2026-01-15T08:00:00.000Z'

const find = (given: Partial<InvoluntaryCareMeasure>, today = '2026-02-01') =>
  listFindings(
    [{ id: 'm1', type: 'involuntaryCareMeasure', at: SEEN, recordedAt: SEEN, firstSeenAt: SEEN, data: createMeasure(given) }],
    today,
  )

describe('what the desk is told of a measure', () => {
  test('is which fields are missing where its class is undetermined, also of one that ended', () => {
    const missing = { record: 'm1', kind: 'undetermined', fields: ['outsideGuidelines'] }
    const given: Partial<InvoluntaryCareMeasure> = {
      category: 'a',
      capacity: { capable: false, aboutThis: true },
      positions: [
        { by: 'client', says: 'does-not-resist' },
        { by: 'representative', says: 'agrees' },
      ],
    }
    expect(find(given)).toEqual([missing])
    expect(find({ ...given, status: 'ended' })).toEqual([missing])
  })

  test('is each problem of its steps, and nothing of those that are over', () => {
    const given: Partial<InvoluntaryCareMeasure> = {
      category: 'd',
      positions: [{ by: 'client', says: 'resists' }],
      steps: [{ article: 'art10', startedOn: '2026-01-15', endsOn: '2026-09-01' }],
    }
    expect(find(given)).toEqual([
      { record: 'm1', kind: 'term-too-long', fields: ['steps.endsOn'] },
      { record: 'm1', kind: 'no-assessment', fields: ['steps.assessment'] },
    ])
    expect(find({ ...given, status: 'ended' })).toEqual([])
  })

  test('of an emergency that is over is told for four weeks after the decision', () => {
    const given: Partial<InvoluntaryCareMeasure> = {
      status: 'ended',
      emergency: { decidedAt: '2026-01-10', writtenAt: '2026-01-10', clientToldAt: '2026-01-10', officerToldAt: '2026-01-10' },
    }
    const untold = { record: 'm1', kind: 'emergency-not-told', fields: ['emergency.representativeToldAt'] }
    expect(find(given, '2026-02-07')).toEqual([untold])
    expect(find(given, '2026-02-08')).toEqual([])
  })

  test('is never anything but names that are declared, and never the same kind twice of one measure', () => {
    const day = fc.constantFrom('2025-11-30', '2026-01-15', '2026-01-31', '2026-04-15', '9999-12-31', '0001-01-01')
    const given = fc.record({
      status: fc.constantFrom(undefined, 'active' as const, 'ended' as const),
      category: fc.constantFrom(undefined, 'a' as const, 'c' as const, 'h' as const),
      period: fc.record({
        start: fc.constantFrom('', '2026', '2026-01-15', '2026-01-15T23:30:00Z'),
        end: fc.constantFrom('2026-02', 'never'),
      }),
      positions: fc.array(fc.record({ by: fc.constant('client' as const), says: fc.constantFrom('agrees' as const, 'resists' as const) }), {
        maxLength: 2,
      }),
      steps: fc.array(
        fc.record({ article: fc.constantFrom('art10' as const, 'art11' as const, 'art11-4' as const), startedOn: day, endsOn: day }),
        { maxLength: 4 },
      ),
      emergency: fc.option(fc.record({ decidedAt: fc.oneof(day, fc.constant('9999-12-31T23:59:59-12:00')), endsOn: day }), {
        nil: undefined,
      }),
      evaluatedOn: fc.array(day, { maxLength: 2 }),
    })
    fc.assert(
      fc.property(given, day, (one, today) => {
        const found = find(one, today)
        for (const { kind, fields } of found) {
          expect(FINDING_KINDS).toContain(kind)
          expect(fields.length).toBeGreaterThan(0)
          expect(FINDING_FIELDS).toEqual(expect.arrayContaining([...fields]))
        }
        expect(new Set(found.map(({ kind }) => kind)).size).toBe(found.length)
      }),
      { numRuns: 200 },
    )
  })
})
