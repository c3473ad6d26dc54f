import { sourceContract } from '@voordeur/core/testing'
import { expect, test } from 'vitest'
import { yourSource } from '../src/index.ts'
import { whole, writeExample } from './write-example.ts'

const { alblas, bos } = whole
const open = (clients: Parameters<typeof writeExample>[0]) => yourSource({ folder: writeExample(clients) })

// What every source must keep. The examples are the same but for one thing.
const rules = sourceContract({
  whole: () => open(whole),
  withoutRecord: () => open({ bos, alblas: { ...alblas, reports: alblas.reports.slice(0, 1) } }),
  withoutClient: () => open({ alblas }),
  withBroken: () => open({ bos, alblas: { ...alblas, reports: [...alblas.reports, { id: 3, at: 'gisteren', text: 'Zonder datum.' }] } }),
  secrets: ['999911120', 'NL85INGB0001234567'],
})

test.each(rules)('$name', async ({ check }) => {
  await expect(check()).resolves.toBeUndefined()
})
