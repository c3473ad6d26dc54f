import { pluginContract, type PluginUnderTest } from '@voordeur/core/testing'
import { describe, expect, test } from 'vitest'
import { beheer } from './beheer.ts'

const forms: PluginUnderTest['forms'] = {
  'correction.ask': (word) => ({ key: crypto.randomUUID(), kind: 'correct', about: `Verslag over ${word}`, text: `Er staat ${word}` }),
}

// It boots a portal for every rule: on the embedded database in `npm test`, and on PostgreSQL with the slow ones.
const databaseUrl = process.env['VOORDEUR_TEST'] === 'slow' ? process.env['TEST_DATABASE_URL'] : undefined
const subject = { plugin: beheer(), forms, ...(databaseUrl === undefined ? {} : { databaseUrl }) }

describe(`the contract, on ${databaseUrl === undefined ? 'the embedded database' : 'PostgreSQL'}`, () => {
  test.each(pluginContract(subject))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  })
})
