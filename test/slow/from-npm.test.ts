import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createProject } from '../registry/npm-project.ts'
import { serveRegistry, type ServedRegistry } from '../registry/serve-registry.ts'

let registry: ServedRegistry
beforeAll(async () => (registry = await serveRegistry()))
afterAll(async () => registry?.close())

async function listEntries(folder: string, name: string): Promise<string[]> {
  const { exports } = JSON.parse(await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8'))
  return Object.keys(exports).filter((entry) => !entry.includes('*') && entry !== './package.json')
}

describe('core in an empty folder', () => {
  test('installs with npm and gives every entry to Node', async () => {
    const project = await createProject(registry, 'core-alone')
    await project.install('@voordeur/core', 'htmlparser2')
    const entries = await listEntries(project.folder, '@voordeur/core')
    expect(entries).toEqual(expect.arrayContaining(['.', './portal', './care', './ui', './testing', './cli']))
    for (const entry of entries) {
      const script = `console.log(Object.keys(await import('@voordeur/core${entry.slice(1)}')).length)`
      expect(Number(await project.run('node', '--input-type=module', '--eval', script)), entry).toBeGreaterThan(0)
    }
  })
})
