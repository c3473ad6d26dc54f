import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createTestPortal, testAuthenticator, type TestPortal } from '@voordeur/core/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import portal from '../portal.config.ts'

const directory = join(import.meta.dirname, '..')

let opened: TestPortal

// The whole portal in memory, with another way to sign in, so that a test may be anybody.
beforeAll(async () => {
  opened = await createTestPortal({ ...portal.config, auth: testAuthenticator() }, { directory, now: new Date().toISOString() })
  await opened.sync()
})
afterAll(() => opened.close())

test('the configuration has no problems', () => {
  const { status, stdout, stderr } = spawnSync('voordeur check', { cwd: directory, shell: true, encoding: 'utf8' })
  expect(status, stdout + stderr).toBe(0)
})

test('somebody with every right reads the record of their client, and nobody else does', async () => {
  const daughter = await opened.viewer({ clientNumber: 'VB-1001', basis: 'family', set: 'volledig' })
  const page = `/client/${daughter.clientId}/dossier/timeline`
  expect((await daughter.get(page)).text).toContain('Zorgplan mevrouw De Boer')
  expect((await opened.visitor().get(page)).status).toBe(303)
})
