import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mustRun } from '../registry/run-command.ts'
import { serveRegistry, type ServedRegistry } from '../registry/serve-registry.ts'

let registry: ServedRegistry
beforeAll(async () => (registry = await serveRegistry()))
afterAll(async () => registry?.close())

async function install(name: string, packages: readonly string[]): Promise<string> {
  const folder = await registry.openFolder(name)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, private: true, type: 'module' }))
  await mustRun('npm', ['install', ...packages], { cwd: folder, env: registry.env })
  return folder
}

async function listEntries(folder: string, name: string): Promise<string[]> {
  const { exports } = JSON.parse(await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8'))
  return Object.keys(exports).filter((entry) => !entry.includes('*') && entry !== './package.json')
}

describe('core in an empty folder', () => {
  test('installs with npm and gives every entry to Node', async () => {
    const folder = await install('core-alone', ['@voordeur/core', 'htmlparser2'])
    const entries = await listEntries(folder, '@voordeur/core')
    expect(entries).toEqual(expect.arrayContaining(['.', './portal', './care', './ui', './testing', './cli']))
    for (const entry of entries) {
      const script = `console.log(Object.keys(await import('@voordeur/core${entry.slice(1)}')).length)`
      const count = await mustRun('node', ['--input-type=module', '--eval', script], { cwd: folder, env: registry.env })
      expect(Number(count), entry).toBeGreaterThan(0)
    }
  })
})
