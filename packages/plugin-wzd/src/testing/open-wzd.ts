import type { RecordType } from '@voordeur/core'
import { InvoluntaryCareApplication, InvoluntaryCareMeasure, LegalSituation } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type MemorySource, type TestConfig, type TestPortal } from '@voordeur/core/testing'
import { wzd } from '../wzd.ts'
import { toSampleRecords, type GivenMeasure } from './sample-measures.ts'

/** A record as it comes in. */
export interface Given {
  readonly type: RecordType
  readonly data: unknown
}

/** A portal with three clients: 100 with measures of every kind, 200 with none, 300 with one that the record does not decide. It is Sunday 22 November 2026, noon. */
export interface WzdPortal {
  readonly portal: TestPortal
  readonly memory: MemorySource
  /** Delivers these records of these clients, and of the others what was delivered before. */
  readonly deliver: (records: Readonly<Record<string, readonly Given[]>>) => Promise<void>
}

/** The options of every portal of these tests. */
export const OPTIONS = {
  advocate: { name: 'Ans de Vries', phone: '088 123 45 67', hours: 'op werkdagen' },
} satisfies Parameters<typeof wzd>[0]

/** A measure as it comes in. */
export function toGiven(data: GivenMeasure): Given {
  return { type: InvoluntaryCareMeasure, data: { code: {}, ...data } }
}

/** One that the record does not decide: the representative agrees, and of the client nothing is known. Its term has passed. */
export const UNDECIDED: GivenMeasure = {
  sourceId: 'camera',
  label: 'Camera op de gang',
  category: 'd',
  status: 'active',
  period: { start: '2026-08-01' },
  positions: [{ by: 'representative', says: 'agrees', at: '2026-08-01' }],
  seriousHarm: 'Vallen in de nacht',
  steps: [{ article: 'art10', startedOn: '2026-08-01', endsOn: '2026-10-31', assessment: { at: '2026-07-30', outcome: 'suitable' } }],
}

const NAMES = { 100: 'Mevrouw Alblas', 200: 'De heer Bos', 300: 'Mevrouw Cats' } as const

/** Opens it, with its first sync done. */
export async function openWzd(config: TestConfig = {}): Promise<WzdPortal> {
  const memory = createMemorySource([InvoluntaryCareMeasure, InvoluntaryCareApplication, LegalSituation])
  const portal = await createTestPortal({ plugins: [wzd(OPTIONS)], sources: [memory.source], ...config })
  let records: Readonly<Record<string, readonly Given[]>> = {}
  const deliver: WzdPortal['deliver'] = async (given) => {
    records = { ...records, ...given }
    memory.steps = [
      ...Object.entries(NAMES).map(([number, name]) => ({
        client: { sourceId: number, number, name },
        records: (records[number] ?? []).map((record, index) => ({
          ...record,
          id: `${number}/${index}`,
          recordedAt: '2026-11-20T09:00:00+01:00',
          place: { file: 'x' },
        })),
        complete: [InvoluntaryCareMeasure, InvoluntaryCareApplication, LegalSituation],
      })),
      { completeSnapshot: true },
    ]
    await portal.sync()
  }
  await deliver({ 100: toSampleRecords('Zwaluw'), 300: [toGiven(UNDECIDED)] })
  return { portal, memory, deliver }
}
