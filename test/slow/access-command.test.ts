import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeExport } from '../../scripts/laurens-export/make-export.ts'
import { runLaurens } from './run-voordeur.ts'

const PETRA = ['--by', 'Petra Jansen']
const CLIENT = ['--client', 'LR-10412']
const MARJAN = [...CLIENT, '--email', 'marjan@post.example']

// The built command, as staff run it: a process for each, on a folder of its own.
// Each command opens its database anew.
describe('the commands about access', { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-access-'))

  const run = (...args: readonly string[]) => {
    const { text, status } = runLaurens(folder, args)
    return { text: text.trim(), status }
  }

  beforeAll(async () => {
    for (const [path, bytes] of await makeExport(new Date())) {
      mkdirSync(dirname(join(folder, 'export', path)), { recursive: true })
      writeFileSync(join(folder, 'export', path), bytes)
    }
    const { text, status } = run('sync')
    if (status !== 0) throw new Error(text)
  }, 180_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  test('refuse what the basis does not allow, in a sentence', () => {
    const person = ['--name', 'Marjan Kuipers', '--quiet']
    const invited = run('access', 'grant', ...MARJAN, ...person, '--basis', 'invited', '--represents')
    expect(invited).toMatchObject({ status: 1, text: expect.stringContaining('nobody represents the client') as string })
    const money = run('access', 'grant', ...MARJAN, ...person, '--basis', 'administrator', '--set', 'volledig')
    expect(money).toMatchObject({ status: 1, text: expect.stringContaining('money only') as string })
    const parent = run('access', 'grant', ...MARJAN, ...person, '--basis', 'parental-authority', '--set', 'volledig')
    expect(parent).toMatchObject({ status: 1, text: expect.stringMatching(/day of birth|sixteen or older/) as string })
    expect(run('access', 'grant', ...MARJAN, ...person, '--basis', 'family').status).toBe(0)
  })

  test('list, block, unblock, hand the role over and revoke, each in one sentence', () => {
    expect(run('access', 'block', ...MARJAN, ...PETRA).text).toBe(
      'The access of marjan@post.example to client LR-10412 is closed from the next page on.',
    )
    expect(run('access', 'list', ...CLIENT, ...PETRA).text).toContain('Marjan Kuipers <marjan@post.example>: family, blocked')
    expect(run('access', 'admin', ...MARJAN, ...PETRA).text).toBe('The access of Marjan Kuipers is blocked. Unblock it first.')
    expect(run('access', 'unblock', ...MARJAN, ...PETRA).text).toBe(
      'The access of marjan@post.example to client LR-10412 is no longer blocked.',
    )
    expect(run('access', 'admin', ...MARJAN, ...PETRA).text).toBe('marjan@post.example is now the portal administrator of client LR-10412.')
    expect(run('access', 'consent', ...MARJAN, ...PETRA)).toMatchObject({ status: 1 })
    expect(run('access', 'revoke', ...MARJAN, ...PETRA).text).toBe('marjan@post.example has no access to client LR-10412 any more.')
    expect(run('access', 'list', ...CLIENT, ...PETRA).text).toBe('Nobody has access to client LR-10412.')
  })

  test('need a name, and say when there is nothing to do', () => {
    expect(run('access', 'block', ...MARJAN, '--by', ' ')).toMatchObject({ status: 1 })
    expect(run('access', 'unblock', ...MARJAN, ...PETRA)).toMatchObject({ status: 1 })
    const record = ['--source', 'caress', '--type', 'report', '--id', 'nergens', '--reason', 'verkeerde cliënt']
    expect(run('record', 'hide', ...record, ...PETRA)).toMatchObject({
      status: 1,
      text: expect.stringContaining('No record that shows') as string,
    })
    expect(run('erase', ...PETRA)).toEqual({ status: 0, text: 'Erased 0 of 0 clients.\nErased 0 of 0 accounts.' })
  })

  test('erase an account for who asks, once it has no access any more', () => {
    const marjan = ['--email', 'marjan@post.example', ...PETRA]
    run('access', 'grant', ...MARJAN, '--name', 'Marjan Kuipers', '--quiet', '--basis', 'family')
    expect(run('account', 'erase', ...marjan)).toMatchObject({
      status: 1,
      text: expect.stringContaining('voordeur access revoke') as string,
    })
    run('access', 'revoke', ...MARJAN, ...PETRA)
    expect(run('account', 'erase', ...marjan)).toMatchObject({ status: 0, text: expect.stringContaining('Erased, with') as string })
    expect(run('account', 'erase', ...marjan)).toMatchObject({
      status: 1,
      text: expect.stringContaining('No account has the address') as string,
    })
  })
})
