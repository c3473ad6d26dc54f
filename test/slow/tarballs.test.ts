import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { mustRun, runCommand } from '../registry/run-command.ts'
import { serveRegistry, type ServedRegistry } from '../registry/serve-registry.ts'
import { readManifest, workspace } from '../registry/workspace-copy.ts'

// What the registry hands out, byte for byte, as its tools judge it.

// An npm install beside other tests takes a while.
vi.setConfig({ testTimeout: 240_000 })

let registry: ServedRegistry
const tarballs = new Map<string, { readonly file: string; readonly folder: string }>()
const folders = (await readdir(join(workspace, 'packages'))).toSorted()

beforeAll(async () => {
  registry = await serveRegistry()
  for (const folder of folders) tarballs.set(folder, await fetchTarball(folder))
})
afterAll(async () => registry?.close())

async function fetchTarball(folder: string) {
  const { name } = await readManifest(join(workspace, 'packages', folder))
  const place = await registry.openFolder(`tarball-${folder}`)
  const file = join(place, 'package.tgz')
  const answer = await fetch(`${registry.url}${name}/-/${folder}-${registry.version}.tgz`)
  expect(answer.status, name).toBe(200)
  await writeFile(file, Buffer.from(await answer.arrayBuffer()))
  await mkdir(join(place, 'opened'))
  await mustRun('tar', ['-xzf', file, '-C', join(place, 'opened')], { cwd: place, env: registry.env })
  return { file, folder: join(place, 'opened', 'package') }
}

async function judge(tool: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(join(workspace, 'node_modules/.bin', tool), args, { cwd: workspace, env: registry.env })
  return code === 0 ? '' : `${stdout}${stderr}`
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

describe.each(folders)('the tarball of %s', (name) => {
  const open = () => tarballs.get(name)!

  test('has nothing that publint finds', async () => {
    expect(await judge('publint', '--strict', '--pack', 'false', open().folder)).toBe('')
  })

  test('has types that are right for who imports it', async () => {
    expect(await judge('attw', open().file, '--profile', 'esm-only')).toBe('')
  })

  test('says who made it, where its source and its problems are, and brings its licence and a page to read', async () => {
    const manifest: Readonly<Record<string, unknown>> = JSON.parse(await readFile(join(open().folder, 'package.json'), 'utf8'))
    const root: Readonly<Record<string, unknown>> = JSON.parse(await readFile(join(workspace, 'package.json'), 'utf8'))
    expect(manifest['repository']).toEqual({ ...(root['repository'] as object), directory: `packages/${name}` })
    expect(manifest).toMatchObject({
      author: root['author'],
      bugs: root['bugs'],
      license: root['license'],
      engines: { node: expect.stringMatching(/^>=\d+$/) },
    })
    expect(manifest['publishConfig']).toEqual({ access: 'public' })
    expect(manifest['keywords']).not.toHaveLength(0)
    expect(manifest['description']).toMatch(/\.$/)
    expect(await readFile(join(open().folder, 'LICENSE'), 'utf8')).toBe(await readFile(join(workspace, 'LICENSE'), 'utf8'))
    expect(existsSync(join(open().folder, 'README.md'))).toBe(true)
    expect(existsSync(join(open().folder, 'CHANGELOG.md'))).toBe(true)
  })

  test('brings what is built and what runs, no sources and no tests', async () => {
    // What `voordeur new` makes a package of is no part of ours.
    const files = (await listFiles(open().folder)).filter((file) => !/^(?:dist\/)?templates\//.test(file))
    expect(files.filter((file) => /^src\/|\.test\.|\.test-d\.|\.fixture\.|tsbuildinfo|tsconfig|\.map$/.test(file))).toEqual([])
    expect(files.some((file) => file.startsWith('dist/'))).toBe(true)
    const text = await readFile(join(open().folder, 'package.json'), 'utf8')
    expect(text).not.toContain('workspace:')
  })
})
