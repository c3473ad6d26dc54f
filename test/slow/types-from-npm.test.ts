import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createProject, type NpmProject } from '../registry/npm-project.ts'
import { serveRegistry, type ServedRegistry } from '../registry/serve-registry.ts'
import { readManifest, workspace } from '../registry/workspace-copy.ts'

// Somebody's portal, with a plugin and a source of their own, against the declarations that were published. Every line marked as an
// error must be one. Nothing is left out: the declarations of all that they reach, third parties' too, are checked (`skipLibCheck: false`).

// An npm install beside other tests takes a while.
vi.setConfig({ testTimeout: 240_000 })

let registry: ServedRegistry
let project: NpmProject

async function listOurs(): Promise<string[]> {
  const folders = (await readdir(join(workspace, 'packages'))).filter((name) => name !== 'create-voordeur')
  return Promise.all(folders.map(async (folder) => (await readManifest(join(workspace, 'packages', folder))).name))
}

async function readVersion(name: string): Promise<string> {
  const { devDependencies } = await readManifest(workspace)
  return `${name}@${devDependencies?.[name] ?? ''}`
}

beforeAll(async () => {
  registry = await serveRegistry()
  project = await createProject(registry, 'consumer')
  await project.install(...(await listOurs()), await readVersion('typescript'), await readVersion('@types/node'))
  await cp(fileURLToPath(new URL('../outside/consumer', import.meta.url)), join(project.folder, 'src'), { recursive: true })
})
afterAll(async () => registry?.close())

async function compile(name: string, options: object): Promise<string> {
  const everywhere = { strict: true, skipLibCheck: false, declaration: true, rewriteRelativeImportExtensions: true, types: ['node'] }
  const jsx = { jsx: 'react-jsx', jsxImportSource: 'preact', rootDir: 'src', outDir: name }
  await writeFile(
    join(project.folder, `${name}.json`),
    JSON.stringify({ compilerOptions: { ...everywhere, ...jsx, ...options }, include: ['src'] }),
  )
  const { stdout } = await project.attempt('node', 'node_modules/typescript/bin/tsc', '-p', `${name}.json`)
  return stdout
}

const exact = { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, verbatimModuleSyntax: true, isolatedModules: true }

test.each([
  ['node', { module: 'nodenext' }],
  ['strictest', { module: 'nodenext', ...exact }],
  ['bundler', { module: 'esnext', moduleResolution: 'bundler', ...exact }],
])('the published types hold: %s', async (name, options) => {
  expect(await compile(name, options)).toBe('')
})

test('what a plugin author publishes names core, and no file inside it', async () => {
  await compile('declared', { module: 'nodenext', ...exact })
  const declared = await readFile(join(project.folder, 'declared', 'mood.d.ts'), 'utf8')
  expect(declared).toContain('import("@voordeur/core").Plugin<"mood"')
  expect(declared).not.toMatch(/node_modules|\/dist\/|any/)
})

test('a mistake that is not marked is an error', async () => {
  const file = join(project.folder, 'src', 'portal.config.ts')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replaceAll(/.*@ts-expect-error.*\n/g, ''))
  const said = await compile('unmarked', { module: 'nodenext' })
  await writeFile(file, text)
  expect(said.match(/portal\.config\.ts\(\d+,\d+\): error/g)).toHaveLength(3)
  expect(said).toContain('dossier.timelime')
  expect(said).toContain('mood.week:post')
})
