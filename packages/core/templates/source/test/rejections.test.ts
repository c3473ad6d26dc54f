import { createTestPortal } from '@voordeur/core/testing'
import { expect, test } from 'vitest'
import { yourSource } from '../src/index.ts'
import { whole, writeExample } from './write-example.ts'

async function readReport(clients: Parameters<typeof writeExample>[0]) {
  const portal = await createTestPortal({ sources: [yourSource({ folder: writeExample(clients) })] })
  try {
    return (await portal.sync()).get('your-source')
  } finally {
    await portal.close()
  }
}

test('an item that can not be read is reported with its file and place, and never with what stood in it', async () => {
  const broken = { ...whole.bos, reports: [...whole.bos.reports, { id: 2, at: '2026-11-22T09:00:00+01:00', text: 7 }] }
  expect(await readReport({ ...whole, bos: broken })).toMatchObject({
    outcome: 'done',
    report: {
      clients: 2,
      created: 3,
      rejections: [{ place: { file: 'bos.json', path: 'reports[1]' }, reason: 'The field "text" is missing or has another form.' }],
    },
  })
})

test('a file that can not be read costs nobody else anything', async () => {
  const clients = { ...whole, kuil: { ...whole.bos, number: '', name: '' } }
  expect(await readReport(clients)).toMatchObject({ report: { created: 3, rejections: [{ place: { file: 'kuil.json' } }] } })
})

test('an empty folder is refused, and nobody leaves care by it', async () => {
  expect(await readReport({})).toMatchObject({ outcome: 'refused' })
})
