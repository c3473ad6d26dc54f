import { expect, test } from 'vitest'
import { CarePlan, Report } from '../care/index.ts'
import type { SourceRecord } from '../define/source.ts'
import { createMemorySource, createTestPortal } from '../testing/index.ts'

const EARLIER = '2026-11-20T08:00:00+01:00'
const place = { file: 'memory' }
const plan = (id: string, title: string, more: Partial<SourceRecord> = {}): SourceRecord => ({
  type: CarePlan,
  id,
  place,
  recordedAt: EARLIER,
  data: { title },
  ...more,
})
const report = { type: Report, id: '1', place, recordedAt: EARLIER, data: { reportedAt: EARLIER, text: 'Mevrouw liep.' } }

async function openPortal(records: { readonly carePlan?: { readonly discussedOnly: true } }) {
  const memory = createMemorySource([CarePlan, Report])
  const portal = await createTestPortal({ sources: [memory.source], records })
  const sync = async (...plans: readonly SourceRecord[]) => {
    const client = { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }
    memory.steps = [{ client, records: [...plans, report], complete: [CarePlan, Report] }, { completeSnapshot: true }]
    const result = (await portal.sync()).get('memory')
    return result !== undefined && 'report' in result ? result.report : undefined
  }
  return { portal, sync }
}

test('a run says how many versions wait to be discussed, also those that it did not bring itself', async () => {
  const { portal, sync } = await openPortal({ carePlan: { discussedOnly: true } })
  const discussed = { discussedAt: EARLIER }
  expect(await sync(plan('1', 'Oud', discussed), plan('2', 'Nieuw'))).toMatchObject({ created: 3, waiting: 1 })
  expect(await sync(plan('1', 'Anders'), plan('2', 'Nieuw'))).toMatchObject({ unchanged: 2, waiting: 2 })
  expect(await sync(plan('1', 'Anders', discussed))).toMatchObject({ removed: 1, waiting: 0 })
  await portal.close()
})

test('where nothing must be discussed a run says nothing of it', async () => {
  const { portal, sync } = await openPortal({})
  expect(await sync(plan('1', 'Oud'))).not.toHaveProperty('waiting')
  await portal.close()
})
