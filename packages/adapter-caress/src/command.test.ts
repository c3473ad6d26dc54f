import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { command } from './command.ts'
import { bundle, exportWith, lines, report, tablesFor } from './example-export.fixture.ts'

const GOOD = { 'clients/10437.json': bundle('10437'), 'reports.ndjson': lines(report('10437', 'r1')), ...tablesFor('10437') }
const BROKEN = {
  ...GOOD,
  'reports.ndjson': lines(report('10437', 'r1'), ...Array.from({ length: 7 }, () => '{"id":"geheim'), report('10437', 'r2')),
}

afterEach(() => vi.restoreAllMocks())

async function run(...args: readonly string[]) {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const code = await command.run(args)
  return { code, text: said.mock.calls.map(([chunk]) => String(chunk)).join('') }
}

describe('voordeur caress check', () => {
  test('says of a good export that it is, and ends with 0', async () => {
    const { code, text } = await run('check', await exportWith(GOOD))
    expect(code).toBe(0)
    expect(text).toContain('reports.ndjson: good, 1 row, 1 item shown')
    expect(text).toContain('Good: a run takes all of it.')
  })

  test('names each problem once with its lines and what to do, and ends with 1', async () => {
    const { code, text } = await run('check', await exportWith(BROKEN))
    expect(code).toBe(1)
    expect(text).toContain('reports.ndjson: 7 problems, 9 rows, 2 items shown')
    expect(text).toContain(
      'reports.ndjson (line 2, line 3, line 4, line 5, line 6 and 2 more): the line is no JSON; it is cut off or damaged',
    )
    expect(text).toContain('→ Mend the line: one JSON object, as schema/reports.schema.json says.')
    expect(text).not.toContain('geheim')
  })

  test('lists every one as JSON', async () => {
    const { code, text } = await run('check', await exportWith(BROKEN), '--json')
    expect(code).toBe(1)
    expect(JSON.parse(text)).toMatchObject({ ok: false, refused: false, problems: { length: 7 } })
  })

  test.each([
    [[]],
    [['check']],
    [['other', 'x']],
    [['check', 'a', 'b']],
    [['check', 'a', '--fix']],
    [['check', 'a', '--max-megabytes', 'many']],
  ])('asked with %j says how to ask, and ends with 2', async (args) => {
    const { code, text } = await run(...args)
    expect([code, text.startsWith('Usage: voordeur caress check FOLDER')]).toEqual([2, true])
  })

  test('runs through the voordeur command where the adapter is installed, without a configuration', async () => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [
        '--conditions',
        '@voordeur/source',
        join(import.meta.dirname, '../../core/bin/voordeur.mjs'),
        'caress',
        'check',
        await exportWith(BROKEN),
      ],
      { cwd: join(import.meta.dirname, '..'), encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: undefined } },
    )
    expect(stderr).toBe('')
    expect(stdout).toContain('7 problems. A run leaves out what stands above')
    expect(status).toBe(1)
  })
})
