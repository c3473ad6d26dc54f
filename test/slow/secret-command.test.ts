import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runLaurens } from './run-voordeur.ts'

const [OLD, NEW] = ['old', 'new'].map((word) => Buffer.alloc(32, word).toString('base64')) as [string, string]
const BY = ['--by', 'Fatima Aydin']

// The built command, as an operator runs it: a process for each, on an embedded database of its own.
describe('voordeur secret, voordeur restored', () => {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-secret-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  interface Given {
    readonly secret?: string
    readonly before?: string
    /** The folder of this name in place of the first one. */
    readonly data?: string
  }
  const run = (args: readonly string[], { secret, before, data = 'first' }: Given = {}) =>
    runLaurens(join(folder, data), args, { env: { VOORDEUR_SECRET: secret, VOORDEUR_SECRET_BEFORE: before } })

  test('changes the secret in the order of the page, and says at each step what holds', () => {
    expect(run(['secret', 'status'], { secret: OLD }).text).toContain('Nothing hangs on another secret.')
    const alone = run(['secret', 'rotate', ...BY], { secret: OLD })
    expect([alone.status, alone.text]).toEqual([1, expect.stringContaining('Only one secret was given.')])
    const wrong = run(['secret', 'status'], { secret: NEW })
    expect([wrong.status, wrong.text]).toEqual([1, expect.stringMatching(/^The portal does not start: .+VOORDEUR_SECRET_BEFORE\.\n$/)])
    expect(run(['secret', 'status'], { secret: NEW, before: OLD }).text).toMatch(/kept_key\.sealed: 2 with .+would be lost without/s)
    const rotated = run(['secret', 'rotate', ...BY], { secret: NEW, before: OLD })
    expect([rotated.status, rotated.text]).toEqual([0, expect.stringMatching(/^Sealed 2 values anew\..+take VOORDEUR_SECRET_BEFORE away/s)])
    expect(run(['secret', 'status'], { secret: NEW }).status).toBe(0)
    expect(run(['secret', 'status'], { secret: OLD }).status).toBe(1)
    expect(run(['audit', 'verify'], { secret: NEW }).status).toBe(0)
    // Nine processes, each with a database of its own to open.
  }, 300_000)

  test('a folder that was copied opens with its secret, and with no other', () => {
    expect(run(['secret', 'status'], { data: 'own' }).status).toBe(0)
    cpSync(join(folder, 'own'), join(folder, 'copy'), { recursive: true })
    const restored = run(['restored', '--at', '2026-11-01T03:00:00+01:00', ...BY], { data: 'copy' })
    expect([restored.status, restored.text]).toEqual([0, expect.stringMatching(/^Ended: 0 sessions.+Held: 0 mails.+Erased: 0 of 0/s)])
    rmSync(join(folder, 'copy/data/secret'))
    expect(run(['secret', 'status'], { data: 'copy' })).toMatchObject({
      status: 1,
      text: expect.stringContaining('was sealed with the secret'),
    })
  })

  test('a moment that is none, or is still to come, restores nothing', () => {
    for (const at of ['gisteren', '2999-01-01T00:00:00Z'])
      expect(run(['restored', '--at', at, ...BY], { data: 'own' })).toMatchObject({ status: 1, text: expect.stringContaining('--at') })
  })
})
