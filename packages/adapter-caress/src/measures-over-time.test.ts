import { createTestPortal } from '@voordeur/core/testing'
import { expect, onTestFinished, test } from 'vitest'
import { caress } from './caress.ts'
import { bundle, exportWith, lines, MADE_AT, put, report, rowsOf } from './example-export.fixture.ts'
import { writeManifest } from './manifest/write-manifest.ts'

const { measures: MEASURE, applications: APPLICATION } = rowsOf('10437')
const OTHER = { ...MEASURE, id: 'w2' }
const REPORTS = Array.from({ length: 9 }, (_, index) => report('10437', `r${index}`))

/** A portal with an export, and what stands in it of involuntary care after a run over these measures. */
async function openPortal() {
  const folder = await exportWith({
    'clients/10437.json': bundle('10437'),
    'reports.ndjson': lines(...REPORTS),
    'applications.ndjson': lines(APPLICATION, { ...APPLICATION, id: 't2', measure: 'w2' }),
    'measures.ndjson': lines(MEASURE, OTHER),
  })
  const portal = await createTestPortal({ sources: [caress({ folder })] })
  onTestFinished(() => portal.close())
  return async (...measures: readonly object[]) => {
    await put(folder, { 'measures.ndjson': lines(...measures) })
    await writeManifest(folder, { madeAt: MADE_AT })
    const result = [...(await portal.sync()).values()][0]
    const { rows } = await portal.store.execute(
      `select source_id from "${portal.store.schema}".record where type like 'involuntaryCare%' and removed_at is null order by 1`,
    )
    return { outcome: result?.outcome, stand: rows.map((row) => row['source_id']) }
  }
}

test('a measure that goes back to concept goes from the portal with its applications, and comes back with them', async () => {
  const sync = await openPortal()
  const all = ['10437/t1', '10437/t2', '10437/w1', '10437/w2']
  expect(await sync(MEASURE, OTHER)).toEqual({ outcome: 'done', stand: all })
  expect(await sync({ ...MEASURE, status: 'concept' }, OTHER)).toEqual({ outcome: 'done', stand: ['10437/t2', '10437/w2'] })
  expect(await sync(MEASURE, OTHER)).toEqual({ outcome: 'done', stand: all })
})

test('a measure whose row can no longer be read keeps its last good copy', async () => {
  const sync = await openPortal()
  await sync(MEASURE, OTHER)
  const { stand } = await sync({ ...MEASURE, status: 'bijna' }, OTHER)
  expect(stand).toEqual(['10437/t1', '10437/t2', '10437/w1', '10437/w2'])
})
