import { pluginContract } from '@voordeur/core/testing'
import { describe, expect, test } from 'vitest'
import { toSampleRecords } from './testing/sample-measures.ts'
import { wzd } from './wzd.ts'

const plugin = wzd({
  advocate: {
    name: 'Ans de Vries',
    phone: '088 123 45 67',
    email: 'ans@cvp.example',
    url: 'https://cvp.example',
    hours: 'op werkdagen van 9 tot 17 uur',
  },
  complaints: { phone: '088 765 43 21' },
  representatives: ['written-authorisation'],
})

// It boots a portal for every rule: on the embedded database in `npm test`, and on PostgreSQL with the slow ones.
const databaseUrl = process.env['VOORDEUR_TEST'] === 'slow' ? process.env['TEST_DATABASE_URL'] : undefined
const database = databaseUrl === undefined ? {} : { databaseUrl }

describe(`the contract, on ${databaseUrl === undefined ? 'the embedded database' : 'PostgreSQL'}`, () => {
  test.each(pluginContract({ plugin, records: toSampleRecords, ...database }))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  })
})
