import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCheck } from '../packages/core/src/cli/check.ts'

const root = join(import.meta.dirname, '..')

test('the page about signing in to the Laurens example is what its configuration says', async () => {
  const { output, exitCode } = await runCheck({
    config: 'examples/laurens/portal.config.ts',
    directory: root,
    production: false,
    now: new Date('2026-11-26T12:00:00Z'),
    form: 'sign-in',
  })
  expect(exitCode).toBe(0)
  expect(
    `${output}\n`,
    'write it anew: voordeur check --sign-in --config examples/laurens/portal.config.ts > docs/sign-in-laurens.md',
  ).toBe(readFileSync(join(root, 'docs/sign-in-laurens.md'), 'utf8'))
})
