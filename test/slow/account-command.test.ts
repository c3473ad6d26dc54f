import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeExport } from '../../scripts/laurens-export/make-export.ts'
import { runLaurens } from './run-voordeur.ts'

const PETRA = ['--by', 'Petra Jansen']

// The built command, as staff run it: a process for each, on a folder of its own.
describe('voordeur account', { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-account-'))
  const MARJAN = ['--email', 'marjan@post.example']

  const run = (args: readonly string[], input = '') => runLaurens(folder, args, { input })

  function must({ text, status }: ReturnType<typeof run>): void {
    if (status !== 0) throw new Error(text)
  }

  beforeAll(async () => {
    for (const [path, bytes] of await makeExport(new Date())) {
      mkdirSync(dirname(join(folder, 'export', path)), { recursive: true })
      writeFileSync(join(folder, 'export', path), bytes)
    }
    must(run(['sync']))
    const person = ['--name', 'Marjan Kuipers', '--client', 'LR-10412', '--basis', 'family', '--quiet']
    must(run(['access', 'grant', ...MARJAN, ...person]))
  }, 180_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  test('welcomes a person, and shows how the account stands', () => {
    expect(run(['account', 'welcome', ...MARJAN, ...PETRA, '--phone', '06 12 34 56 78'])).toEqual({
      text: 'Sent to marjan@post.example.\n',
      status: 0,
    })
    const { text } = run(['account', 'show', ...MARJAN])
    for (const fact of ['user name: marjan.kuipers', 'mobile number: ends in 78', 'locked: no']) expect(text).toContain(fact)
  })

  test('changes the number of a lost phone when a second person confirms it, and not before', () => {
    const asked = run([
      'account',
      'recover',
      ...MARJAN,
      ...PETRA,
      '--phone',
      '06 87 65 43 21',
      '--evidence',
      'paspoort gezien aan de balie',
    ])
    const id = /--confirm (\S+)/.exec(asked.text)?.[1] ?? ''
    expect(run(['account', 'recoveries']).text).toContain(id)
    const same = run(['account', 'recover', '--confirm', id, ...PETRA])
    expect([same.status, same.text]).toEqual([1, 'Petra Jansen asked for this. Somebody else has to confirm it.\n'])
    expect(run(['account', 'show', ...MARJAN]).text).toContain('ends in 78')
    expect(run(['account', 'recover', '--confirm', id, '--by', 'Kees de Wit']).status).toBe(0)
    expect(run(['account', 'show', ...MARJAN]).text).toContain('ends in 21')
    expect(run(['account', 'recoveries']).text).toBe('None.\n')
  })

  test('unlocks, signs out, renames and enrols, and says in a sentence what can not be', () => {
    expect(run(['account', 'unlock', ...MARJAN, ...PETRA]).text).toBe('Marjan Kuipers can try again.\n')
    expect(run(['account', 'sign-out', ...MARJAN, ...PETRA]).text).toBe('Marjan Kuipers is signed out everywhere.\n')
    expect(run(['account', 'rename', ...MARJAN, ...PETRA, '--user-name', 'marjan']).text).toBe('Marjan Kuipers signs in as marjan.\n')
    const enrolled = run(['account', 'enrol', ...MARJAN, ...PETRA, '--user-name', 'marjan'], 'Zingen met 2 merels\n')
    expect([enrolled.status, enrolled.text]).toEqual([0, 'Marjan Kuipers can sign in as marjan.\n'])
    for (const [args, sentence] of [
      [['welcome', ...MARJAN, ...PETRA], 'has a password of their own already'],
      [['unlock', '--email', 'niemand@post.example', ...PETRA], 'No account has the address'],
      [['recover', ...PETRA], 'Say who it is and how you know'],
      [['recover', ...MARJAN, ...PETRA, '--phone', '010 123 45 67', '--evidence', 'paspoort gezien'], 'This is no mobile number'],
    ] as const) {
      const { status, text } = run(['account', ...args])
      expect([status, text]).toEqual([1, expect.stringContaining(sentence)])
      expect(text).not.toMatch(/\bat .+:\d+/)
    }
  })
})
