import { afterEach, expect, test, vi } from 'vitest'
import { main } from './main.ts'

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

test('a flag that nobody reads is refused with the nearest that exists, and nothing runs', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await main(['sync', '--accept-removal'])
  expect(process.exitCode).toBe(1)
  expect(said.mock.calls.join('')).toContain('There is no flag --accept-removal')
  expect(said.mock.calls.join('')).toContain('accept-removals')
})

test('help names the commands', async () => {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  await main(['--help'])
  for (const command of ['check', 'migrate', 'start', 'sync', 'access', 'audit', 'caress check'])
    expect(said.mock.calls.join('')).toContain(command)
})

test.each([
  [['sync', '--help'], 'voordeur sync [OPTIONS]'],
  [['access', 'grant', '--help'], 'voordeur access grant [OPTIONS]'],
])('help of %j says the whole command, without colours where no terminal reads it', async (words, usage) => {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  await main(words)
  expect(said.mock.calls.join('')).toContain(usage)
  expect(said.mock.calls.join('')).not.toContain('\u001B')
})

test('a word that is no command names those that are, the nearest, and where others come from', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await main(['chekc', '--help'])
  expect(process.exitCode).toBe(1)
  const text = said.mock.calls.join('')
  expect(text).toContain('There is no command "chekc"')
  expect(text).toContain('Did you mean "check"?')
  expect(text).toContain('@voordeur/adapter-caress')
})
