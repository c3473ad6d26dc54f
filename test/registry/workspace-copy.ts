import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the workspace that is copied. */
export const workspace = fileURLToPath(new URL('../..', import.meta.url))

const AT_THE_ROOT = ['package.json', 'pnpm-workspace.yaml', '.changeset', 'LICENSE', 'README.md']

/**
 * Copies what a release is made of to this empty folder: the packages as they are built, and of what is private only the
 * package.json, so that `changeset version` sees the same workspace. Nothing in the copy leads back to the work tree.
 */
export async function copyWorkspace(target: string): Promise<void> {
  for (const name of AT_THE_ROOT) await cp(join(workspace, name), join(target, name), { recursive: true })
  const folders = await listWorkspaceFolders()
  await Promise.all(folders.map(async (folder) => copyFolder(folder, target)))
  await Promise.all(folders.map(async (folder) => linkOurs(folder, folders, target)))
}

async function listWorkspaceFolders(): Promise<string[]> {
  const below = async (folder: string) => (await readdir(join(workspace, folder))).map((name) => `${folder}/${name}`)
  const all = [...(await below('packages')), ...(await below('examples')), 'bench', 'docs', 'test']
  // Somebody else's package is no part of a release.
  const ours = all.filter((folder) => folder !== 'examples/third-party-plugin')
  return ours.filter((folder) => existsSync(join(workspace, folder, 'package.json')))
}

async function copyFolder(folder: string, target: string): Promise<void> {
  const from = join(workspace, folder)
  await mkdir(join(target, folder), { recursive: true })
  if (!folder.startsWith('packages/')) return cp(join(from, 'package.json'), join(target, folder, 'package.json'))
  const isOurs = (path: string) => !path.slice(from.length).split('/').includes('node_modules')
  await cp(from, join(target, folder), { recursive: true, filter: isOurs })
}

// pnpm finds the version behind `workspace:` in node_modules.
async function linkOurs(folder: string, folders: readonly string[], target: string): Promise<void> {
  const wanted = await readWorkspaceDependencies(join(target, folder))
  for (const other of folders) {
    const { name } = await readManifest(join(target, other))
    if (!wanted.has(name)) continue
    const place = join(target, folder, 'node_modules', name)
    await mkdir(dirname(place), { recursive: true })
    await symlink(join(target, other), place)
  }
}

async function readWorkspaceDependencies(folder: string): Promise<Set<string>> {
  const { dependencies, devDependencies, peerDependencies } = await readManifest(folder)
  const all = Object.entries({ ...dependencies, ...devDependencies, ...peerDependencies })
  return new Set(all.filter(([, range]) => range.startsWith('workspace:')).map(([name]) => name))
}

/** What these tests look at in a package.json. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** The package.json of this folder, or what a template has in its place. */
export async function readManifest(folder: string, file = 'package.json'): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, file), 'utf8'))
}
