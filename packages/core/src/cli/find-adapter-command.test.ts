import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { CliError } from './cli-error.ts'
import { findAdapterCommand } from './find-adapter-command.ts'

const COMMAND = "export const command = { description: 'Counts.', run: async (args) => args.length }"

async function folderWith(name: string, code = COMMAND, exported = './command'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-command-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const manifest = { name, type: 'module', exports: { [exported]: './command.js' } }
  for (const [path, text] of Object.entries({ 'package.json': JSON.stringify(manifest), 'command.js': code })) {
    const file = join(folder, 'node_modules', name, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  return folder
}

describe('a command of an adapter', () => {
  test.each(['@voordeur/adapter-toy', 'voordeur-adapter-toy'])('is found in %s, from the folder one stands in', async (name) => {
    const command = await findAdapterCommand('toy', [await folderWith(name)])
    expect(command?.description).toBe('Counts.')
    expect(await command?.run(['one', 'two'])).toBe(2)
  })

  test.each(['@voordeur/adapter-toy', 'voordeur-adapter-toy'])(
    'in %s of the first folder goes before the next folder, of which nothing is loaded',
    async (name) => {
      const installed = await folderWith(name)
      const sent = await folderWith('@voordeur/adapter-toy', "throw new Error('loaded')")
      expect((await findAdapterCommand('toy', [installed, sent]))?.description).toBe('Counts.')
      await expect(findAdapterCommand('toy', [sent, installed])).rejects.toThrow('loaded')
    },
  )

  test('is not there when the adapter is not', async () => {
    expect(await findAdapterCommand('other', [await folderWith('@voordeur/adapter-toy')])).toBeUndefined()
  })

  test.each(['x/../../evil', '../evil', '/evil', '@evil/x', 'Evil', 'evil.js', '-evil', '', 'a'.repeat(60), 'evil%2f..', '__proto__'])(
    'is never looked for under %j, which is no plain word',
    async (word) => {
      expect(await findAdapterCommand(word, [await folderWith('evil')])).toBeUndefined()
    },
  )

  test.each([
    ['exports nothing by that name', 'export const other = 1', './command'],
    ['exports something else by that name', "export const command = () => 'x'", './command'],
    ['has no such entry', COMMAND, '.'],
  ])('that %s is a mistake of the adapter, and says so', async (_, code, exported) => {
    const folder = await folderWith('@voordeur/adapter-toy', code, exported)
    await expect(findAdapterCommand('toy', [folder])).rejects.toThrow(CliError)
  })
})
