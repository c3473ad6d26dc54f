import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sourceContract } from '@voordeur/core/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { CONTRACT_SECRETS, contractResourcesOf } from './contract-client.fixture.ts'
import { bundleOf, type Json } from './example-client.fixture.ts'
import { fhir } from './fhir.ts'

const TRUNCATED = '{"resourceType":"Bundle","entry":[{"resource":{"resourceTy'

const WHOLE = { 'anna.json': bundleOf(...contractResourcesOf('anna')), 'bert.json': bundleOf(...contractResourcesOf('bert')) }

async function openFolder(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-fhir-contract-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return fhir({ folder })
}

const examples = {
  whole: () => openFolder(WHOLE),
  withoutRecord: () => openFolder({ ...WHOLE, 'anna.json': bundleOf(...contractResourcesOf('anna').filter(({ id }) => id !== 'anna-o2')) }),
  withoutClient: () => openFolder({ 'anna.json': WHOLE['anna.json'] }),
  secrets: CONTRACT_SECRETS,
}

const BROKEN_RULE = 'what can not be read is reported, and costs nobody else anything'
const spoil = (id: string) => (resource: Json) => (resource['id'] === id ? { ...resource, effectiveDateTime: 'morgen' } : resource)
const withOneBroken = () => openFolder({ ...WHOLE, 'bert.json': bundleOf(...contractResourcesOf('bert').map(spoil('bert-o2'))) })

test.each(sourceContract({ ...examples, withBroken: () => openFolder({ ...WHOLE, 'bert.json': TRUNCATED }) }))(
  '$name',
  async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  },
)

describe('of one resource', () => {
  test.each(sourceContract({ ...examples, withBroken: withOneBroken }).filter(({ name }) => name === BROKEN_RULE))(
    '$name',
    async ({ check }) => {
      await expect(check()).resolves.toBeUndefined()
    },
  )
})
