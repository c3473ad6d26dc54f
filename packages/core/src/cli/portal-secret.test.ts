import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readPortalSecret, readSecretsBefore } from './portal-secret.ts'

const folder = mkdtempSync(join(tmpdir(), 'voordeur-secret-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('in development a secret is made once, for this user only, and found again', () => {
  const first = readPortalSecret(undefined, { folder, production: false })
  expect(first.byteLength).toBe(32)
  expect(readPortalSecret(undefined, { folder, production: false })).toEqual(first)
  expect(statSync(join(folder, 'secret')).mode & 0o077).toBe(0)
  expect(readFileSync(join(folder, 'secret'), 'utf8').trim()).toBe(Buffer.from(first).toString('base64'))
})

test('production takes no secret from the disk', () => {
  expect(() => readPortalSecret(undefined, { folder, production: true })).toThrow('VOORDEUR_SECRET is not set')
})

test.each(['', 'kort', 'niet base64 !!', Buffer.alloc(31).toString('base64')])('%j is no secret', (given) => {
  expect(() => readPortalSecret(given, { folder, production: true })).toThrow('32 random bytes')
})

test('the secrets before are one or several, each as long as any secret', () => {
  const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(33, 2)]
  expect(readSecretsBefore(undefined)).toEqual([])
  expect(readSecretsBefore(' ')).toEqual([])
  expect(readSecretsBefore(` ${one.toString('base64')}, ${two.toString('base64')}`)).toEqual([one, two])
  expect(() => readSecretsBefore(`${one.toString('base64')},kort`)).toThrow('VOORDEUR_SECRET_BEFORE must be 32 random bytes')
})
