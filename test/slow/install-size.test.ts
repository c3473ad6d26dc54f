import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProject } from '../registry/npm-project.ts'
import { serveRegistry, type ServedRegistry } from '../registry/serve-registry.ts'
import { readManifest } from '../registry/workspace-copy.ts'

// What `npm install` brings, measured on what was published (docs/bench.md says how). The limits are there to be noticed, not to be met narrowly.

let registry: ServedRegistry
beforeAll(async () => (registry = await serveRegistry()))
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

const PORTAL = ['@voordeur/core', '@voordeur/auth', '@voordeur/adapter-fhir', '@voordeur/plugin-dossier']

test('core alone stays within 80 packages and 130 MB', async () => {
  expectWithin(await measure('@voordeur/core', ['@voordeur/core']), { packages: 80, megabytes: 130 })
})

test('the smallest portal (FHIR, passwords, the care record) stays within 135 packages and 160 MB', async () => {
  expectWithin(await measure('the smallest portal', PORTAL), { packages: 135, megabytes: 160 })
})

test('each package beside core adds at most 40 packages and 20 MB', async () => {
  const core = await measure('core', ['@voordeur/core'])
  for (const name of await listBesideCore()) {
    const { packages, megabytes, withScript } = await measure(name, [name])
    const most = { packages: core.packages + 40, megabytes: core.megabytes + 20 }
    expectWithin({ packages, megabytes, withScript }, most, name)
  }
})

// No script at all: nothing is fetched or compiled behind the back of who installs.
function expectWithin(size: Size, most: Omit<Size, 'withScript'>, name?: string): void {
  expect(size.packages, name).toBeLessThanOrEqual(most.packages)
  expect(size.megabytes, name).toBeLessThanOrEqual(most.megabytes)
  expect(size.withScript, name).toEqual([])
}

async function listBesideCore(): Promise<string[]> {
  const folder = join(registry.released, 'packages')
  const names = await Promise.all((await readdir(folder)).map(async (name) => (await readManifest(join(folder, name))).name))
  return names.filter((name) => name !== '@voordeur/core' && name !== 'create-voordeur')
}
