import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toOutsideEnvironment } from './outside-environment.ts'
import { mustRun, type CommandPlace } from './run-command.ts'
import { startVerdaccio } from './verdaccio.ts'
import { copyWorkspace, readManifest, workspace } from './workspace-copy.ts'

/** A registry that knows all packages of the workspace at the version a release would give them. */
export interface ServedRegistry {
  /** Its address, with a slash at the end. */
  readonly url: string
  /** The one version of all packages. */
  readonly version: string
  /** The whole environment for `npm`, `npx` and `node` outside the workspace: this registry, a cache of its own, Node 24. */
  readonly env: NodeJS.ProcessEnv
  /** An empty folder of this name outside the workspace; removed at the end. */
  readonly openFolder: (name: string) => Promise<string>
  /** The copy of the workspace that was released: `packages/*` with versions and changelogs. */
  readonly released: string
  /** Releases once more, with the changesets that were written in `released` since; gives the new version. */
  readonly releaseAgain: () => Promise<string>
  readonly close: () => Promise<void>
}

/**
 * Releases all packages as they are built (`changeset version`, `changeset publish`) from a copy of the workspace to a registry
 * of its own; everything else comes from the registry that npm is configured with. Throws when a package is not built.
 */
export async function serveRegistry(): Promise<ServedRegistry> {
  mustBeBuilt()
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-registry-'))
  const closing = [async () => rm(folder, { recursive: true, force: true })]
  const close = async () => {
    for (const step of closing.splice(0).toReversed()) await step()
  }
  try {
    const uplink = await mustRun('npm', ['config', 'get', 'registry'], { cwd: folder, env: toOutsideEnvironment({}) })
    const running = await startVerdaccio(folder, uplink.trim())
    closing.push(running.close)
    const env = await createEnvironment(folder, running.url)
    const released = join(folder, 'released')
    await mkdir(released)
    await copyWorkspace(released)
    const releaseAgain = async () => release({ cwd: released, env })
    const version = await releaseAgain()
    return { url: running.url, version, env, openFolder: async (name) => openFolder(folder, name), released, releaseAgain, close }
  } catch (error) {
    await close()
    throw error
  }
}

function mustBeBuilt(): void {
  for (const file of ['index.js', 'index.d.ts'])
    if (!existsSync(join(workspace, 'packages/core/dist', file)))
      throw new Error('The packages are not built: run "npm run build" and "npx tsc -b" first; npm test and npm run test:slow do.')
}

async function createEnvironment(folder: string, url: string): Promise<NodeJS.ProcessEnv> {
  const npmrc = join(folder, 'npmrc')
  // npm wants somebody who publishes; the registry lets everybody.
  await writeFile(npmrc, [`registry=${url}`, `${url.replace('http:', '')}:_authToken=anybody`, 'audit=false', 'fund=false', ''].join('\n'))
  return toOutsideEnvironment({
    NPM_CONFIG_USERCONFIG: npmrc,
    NPM_CONFIG_CACHE: join(folder, 'npm-cache'),
    NPM_CONFIG_UPDATE_NOTIFIER: 'false',
    // pnpm, when it publishes, keeps nothing outside either.
    XDG_CACHE_HOME: join(folder, 'cache'),
  })
}

async function release(place: CommandPlace): Promise<string> {
  const changeset = join(workspace, 'node_modules/@changesets/cli/bin.js')
  if (await hasChangesets(place.cwd)) await mustRun('node', [changeset, 'version'], place)
  const { packageManager } = JSON.parse(await readFile(join(workspace, 'package.json'), 'utf8'))
  await mustRun('npx', ['-y', '-p', packageManager, '-c', `node "${changeset}" publish --no-git-tag`], place)
  return (await readManifest(join(place.cwd, 'packages/core'))).version
}

// Right after a release there are none, and what stands there is published as it is.
async function hasChangesets(folder: string): Promise<boolean> {
  const names = await readdir(join(folder, '.changeset'))
  return names.some((name) => name.endsWith('.md') && name !== 'README.md')
}

async function openFolder(folder: string, name: string): Promise<string> {
  const outside = join(folder, 'outside', name)
  await mkdir(outside, { recursive: true })
  return outside
}
