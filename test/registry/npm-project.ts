import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mustRun, runCommand, type CommandResult } from './run-command.ts'
import type { ServedRegistry } from './serve-registry.ts'

/** A project of somebody outside: a folder with a package.json of its own, which npm installs into. */
export interface NpmProject {
  readonly folder: string
  /** Installs these packages too, and throws when npm does not. */
  readonly install: (...packages: readonly string[]) => Promise<void>
  /** Runs a command in the folder and gives what it wrote; throws when it fails. */
  readonly run: (command: string, ...args: readonly string[]) => Promise<string>
  /** Runs a command in the folder, however it ends. */
  readonly attempt: (command: string, ...args: readonly string[]) => Promise<CommandResult>
  /** Every place in `node_modules` where this package stands, with its version. */
  readonly findCopies: (name: string) => Promise<readonly string[]>
}

/** Packs a package of somebody else and gives the path of its tarball, which npm installs as one from a registry. */
export async function packPackage(
  registry: ServedRegistry,
  manifest: { readonly name: string; readonly version: string } & object,
  file: string,
) {
  const folder = await registry.openFolder(`${manifest.name}-${manifest.version}-source`)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', exports: './index.js', ...manifest }))
  await copyFile(file, join(folder, 'index.js'))
  await mustRun('npm', ['pack'], { cwd: folder, env: registry.env })
  return join(folder, `${manifest.name}-${manifest.version}.tgz`)
}

/** An empty project of this name. */
export async function createProject(registry: ServedRegistry, name: string): Promise<NpmProject> {
  const folder = await registry.openFolder(name)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, private: true, type: 'module' }))
  const place = { cwd: folder, env: registry.env }
  return {
    folder,
    install: async (...packages) => void (await mustRun('npm', ['install', ...packages], place)),
    run: async (command, ...args) => mustRun(command, args, place),
    attempt: async (command, ...args) => runCommand(command, args, place),
    findCopies: async (wanted) => {
      const { packages }: Lockfile = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8'))
      const found = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${wanted}`))
      return found.map(([path, { version }]) => `${path}@${version}`)
    },
  }
}

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version: string }>>
}
