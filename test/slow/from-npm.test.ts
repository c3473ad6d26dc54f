import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createProject, packPackage, type NpmProject } from '../registry/npm-project.ts'
import { serveRegistry, type ServedRegistry } from '../registry/serve-registry.ts'

// An npm install beside other tests takes a while.
vi.setConfig({ testTimeout: 240_000 })

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

describe('a plugin of somebody else beside core', () => {
  const ONCE = ['preact', 'zod', 'kysely', '@voordeur/core'] as const
  const outside = (name: string) => fileURLToPath(new URL(`../outside/${name}`, import.meta.url))
  const core = () => `^${registry.version}`

  // Its name comes before ours: npm places what it asks for first.
  async function installMood(name: string, asks: object): Promise<NpmProject> {
    const project = await createProject(registry, name)
    const tarball = await packPackage(registry, { name: 'acme-mood', version: toVersion(name), ...asks }, outside('mood.js'))
    await project.install(tarball, '@voordeur/core', '@voordeur/plugin-dossier', 'htmlparser2')
    await copyFile(outside('try-mood.js'), join(project.folder, 'try-mood.js'))
    return project
  }
  const toVersion = (name: string) => `1.0.0-${name}`
  const countCopies = async (project: NpmProject) =>
    Object.fromEntries(await Promise.all(ONCE.map(async (name) => [name, (await project.findCopies(name)).length] as const)))
  const tryMood = async (project: NpmProject): Promise<unknown> => JSON.parse(await project.run('node', 'try-mood.js'))
  const works = { refused: 400, taken: 303, heading: true, day: true }

  test('that asks for peers, as ours do, shares one preact, one zod and one kysely with core', async () => {
    const peers = { '@voordeur/core': core(), preact: '^11.0.0', zod: '^4.0.0', kysely: '^0.29.0' }
    const project = await installMood('peers', { peerDependencies: peers })
    expect(await countCopies(project)).toEqual({ preact: 1, zod: 1, kysely: 1, '@voordeur/core': 1 })
    expect(await tryMood(project)).toEqual(works)
  })

  test('that depends on them in a range shares them too', async () => {
    const asks = { peerDependencies: { '@voordeur/core': core() }, dependencies: { preact: '^11.0.0', zod: '^4.0.0', kysely: '^0.29.0' } }
    const project = await installMood('ranges', asks)
    expect(await countCopies(project)).toEqual({ preact: 1, zod: 1, kysely: 1, '@voordeur/core': 1 })
  })

  test('that holds on to older ones of its own works all the same', async () => {
    const asks = { peerDependencies: { '@voordeur/core': core() }, dependencies: { preact: '11.1.0', zod: '4.5.4', kysely: '0.28.19' } }
    const project = await installMood('older', asks)
    expect(await countCopies(project)).toEqual({ preact: 2, zod: 2, kysely: 2, '@voordeur/core': 1 })
    expect(await tryMood(project)).toEqual(works)
  })
})
