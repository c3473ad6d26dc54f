import { CarePeriod } from '@voordeur/core/care'
import { pluginContract, type SampleRecord } from '@voordeur/core/testing'
import { describe, expect, test } from 'vitest'
import { dossier } from './dossier.ts'
import { toSampleRecords } from './testing/sample-records.ts'

const TYPES = new Map(dossier().parts.flatMap(({ reads }) => reads.map((type) => [type.name, type] as const)))

function toSamples(word: string): readonly SampleRecord[] {
  const care = { type: CarePeriod, data: { period: { start: '2024-11-04' }, location: word } }
  return [
    care,
    ...toSampleRecords(word).flatMap(({ type: name, data }) => {
      const type = TYPES.get(name)
      return type === undefined ? [] : [{ type, data }]
    }),
  ]
}

// It boots a portal for every rule: on the embedded database in `npm test`, and on PostgreSQL with the slow ones.
const databaseUrl = process.env['VOORDEUR_TEST'] === 'slow' ? process.env['TEST_DATABASE_URL'] : undefined
const database = databaseUrl === undefined ? {} : { databaseUrl }

describe(`the contract, on ${databaseUrl === undefined ? 'the embedded database' : 'PostgreSQL'}`, () => {
  test.each(pluginContract({ plugin: dossier(), records: toSamples, ...database }))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  })
})
