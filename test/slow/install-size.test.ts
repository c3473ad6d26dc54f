import { readdirSync } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createProject } from '../registry/npm-project.ts'
import { serveRegistry, type ServedRegistry } from '../registry/serve-registry.ts'
import { readManifest, workspace } from '../registry/workspace-copy.ts'

// What `npm install` brings, measured on what was published (docs/bench.md says how). The limits are there to be noticed, not to be met narrowly.

// An npm install beside other tests takes a while.
vi.setConfig({ testTimeout: 240_000 })

let registry: ServedRegistry
let measured: Promise<Size>

beforeAll(async () => {
  registry = await serveRegistry()
  measured = measure('@voordeur/core', ['@voordeur/core'])
  await measured
})
afterAll(async () => registry?.close())

interface Size {
  readonly packages: number
  readonly megabytes: number
  readonly withScript: readonly string[]
}

async function measure(name: string, packages: readonly string[]): Promise<Size> {
  const project = await createProject(registry, name.replaceAll(/[^a-z]/g, '-'))
  await project.install(...packages)
  const text = await readFile(join(project.folder, 'node_modules/.package-lock.json'), 'utf8')
  const listed: { readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>> } = JSON.parse(text)
  const all = Object.entries(listed.packages)
  const megabytes = Math.round((await weigh(join(project.folder, 'node_modules'))) / 1e5) / 10
  const withScript = all.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)
  process.stdout.write(`install size of ${name}: ${String(all.length)} packages, ${String(megabytes)} MB\n`)
  return { packages: all.length, megabytes, withScript }
}

async function weigh(path: string): Promise<number> {
  const found = await lstat(path)
  if (!found.isDirectory()) return found.isFile() ? found.size : 0
  const sizes = await Promise.all((await readdir(path)).map(async (name) => weigh(join(path, name))))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const folders = readdirSync(join(workspace, 'packages')).filter((name) => name !== 'core' && name !== 'create-voordeur')
const BESIDE_CORE = await Promise.all(folders.map(async (name) => (await readManifest(join(workspace, 'packages', name))).name))
const PORTAL = ['@voordeur/core', '@voordeur/auth', '@voordeur/adapter-fhir', '@voordeur/plugin-dossier']

test('core alone stays within 80 packages and 130 MB', async () => {
  expectWithin(await measured, { packages: 80, megabytes: 130 })
})

test('the smallest portal (FHIR, passwords, the care record) stays within 135 packages and 160 MB', async () => {
  expectWithin(await measure('the smallest portal', PORTAL), { packages: 135, megabytes: 160 })
})

test.each(BESIDE_CORE)('%s adds at most 40 packages and 20 MB to core', async (name) => {
  const core = await measured
  expectWithin(await measure(name, [name]), { packages: core.packages + 40, megabytes: core.megabytes + 20 })
})

// No script at all: nothing is fetched or compiled behind the back of who installs.
function expectWithin(size: Size, most: Omit<Size, 'withScript'>): void {
  expect(size.packages).toBeLessThanOrEqual(most.packages)
  expect(size.megabytes).toBeLessThanOrEqual(most.megabytes)
  expect(size.withScript).toEqual([])
}
