import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createProject, type NpmProject } from '../registry/npm-project.ts'
import { serveRegistry, type ServedRegistry } from '../registry/serve-registry.ts'
import { readManifest, workspace, type Manifest } from '../registry/workspace-copy.ts'

// An npm install beside other tests takes a while.
vi.setConfig({ testTimeout: 240_000 })

let registry: ServedRegistry
beforeAll(async () => (registry = await serveRegistry()))
afterAll(async () => registry?.close())

async function readPackages(): Promise<Manifest[]> {
  const folder = join(registry.released, 'packages')
  return Promise.all((await readdir(folder)).map(async (name) => readManifest(join(folder, name))))
}

async function fetchPublished(name: string, version = registry.version): Promise<Manifest> {
  const answer = await fetch(`${registry.url}${name}`)
  const { versions } = (await answer.json()) as { readonly versions: Readonly<Record<string, Manifest>> }
  return versions[version]!
}

async function writeChangeset(name: string, bump: 'patch' | 'minor'): Promise<void> {
  await writeFile(
    join(registry.released, '.changeset', `${bump}-${name.replaceAll('/', '-')}.md`),
    `---\n'${name}': ${bump}\n---\n\nA ${bump}.\n`,
  )
}

const isBelowOne = (version: string) => version.startsWith('0.')

describe('a release', () => {
  test('gives all packages one version, which is 0.1.0 for the first', async () => {
    const before = await readManifest(join(workspace, 'packages/core'))
    expect(registry.version).toBe(before.version === '0.0.0' ? '0.1.0' : registry.version)
    expect(isBelowOne(registry.version)).toBe(true)
    for (const { name, version } of await readPackages()) expect(version, name).toBe(registry.version)
  })

  test('writes what changed beside every package, and leaves what is private alone', async () => {
    for (const folder of await readdir(join(registry.released, 'packages')))
      expect(await readFile(join(registry.released, 'packages', folder, 'CHANGELOG.md'), 'utf8'), folder).toContain(
        `## ${registry.version}`,
      )
    for (const folder of ['test', 'docs', 'bench', 'examples/laurens'])
      expect((await readManifest(join(registry.released, folder))).version, folder).toBe(
        (await readManifest(join(workspace, folder))).version,
      )
  })

  test('asks for our own packages in a range, so that no newer core stands beside an older', async () => {
    for (const { name } of await readPackages()) {
      const { dependencies, peerDependencies } = await fetchPublished(name)
      const ours = Object.entries({ ...dependencies, ...peerDependencies }).filter(([wanted]) => wanted.startsWith('@voordeur/'))
      for (const [wanted, range] of ours) expect(`${wanted} ${range}`, name).toBe(`${wanted} ^${registry.version}`)
      expect(dependencies ?? {}, name).not.toHaveProperty('@voordeur/core')
    }
  })

  test('leaves to the portal what must stand there once: preact, zod, kysely', async () => {
    for (const { name } of await readPackages()) {
      const { dependencies } = await fetchPublished(name)
      for (const once of ['preact', 'zod', 'kysely']) expect(dependencies ?? {}, name).not.toHaveProperty(once)
    }
  })
})

describe('the release after it', () => {
  let project: NpmProject

  test('a patch of one package is a patch of all', async () => {
    project = await createProject(registry, 'upgrade')
    await project.install(
      '@voordeur/core',
      '@voordeur/plugin-dossier',
      '@voordeur/adapter-caress',
      '@voordeur/adapter-entra',
      '@voordeur/auth',
    )
    await writeChangeset('@voordeur/core', 'patch')
    const patched = await registry.releaseAgain()
    expect(patched).toBe(registry.version.replace(/\d+$/, (patch) => String(Number(patch) + 1)))
    for (const { name, version } of await readPackages()) expect(version, name).toBe(patched)
  })

  test('a portal takes the patch of core alone, and has one core', async () => {
    const { version } = await readManifest(join(registry.released, 'packages/core'))
    await project.install(`@voordeur/core@${version}`)
    expect(await project.findCopies('@voordeur/core')).toEqual([`node_modules/@voordeur/core@${version}`])
    expect(await project.findCopies('@voordeur/plugin-dossier')).toEqual([`node_modules/@voordeur/plugin-dossier@${registry.version}`])
  })

  test('a minor of one is a minor of all, and no 1.0.0; npm warns that an older plugin does not fit', async () => {
    await writeChangeset('@voordeur/core', 'minor')
    const next = await registry.releaseAgain()
    expect(isBelowOne(next)).toBe(true)
    for (const { name, version } of await readPackages()) expect(version, name).toBe(next)
    const { stderr } = await project.attempt('npm', 'install', `@voordeur/core@${next}`)
    expect(stderr).toMatch(/ERESOLVE[^]*@voordeur\/plugin-dossier/)
    expect(await project.findCopies('@voordeur/core')).toHaveLength(1)
  })
})
