import { execSync, spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePackage, makePortal, PACKAGE_KINDS, PORTAL_PLUGINS, type PortalAnswers, withDefaults } from '@voordeur/core/scaffold'
import { afterAll, describe, expect, test } from 'vitest'
import { runCheck } from '../../packages/core/src/cli/check.ts'
import { readManifest, workspace } from '../registry/workspace-copy.ts'

// What is made stands below this folder, so that it finds the packages of the workspace as it would find installed ones.
const here = import.meta.dirname
for (const left of globSync('.written-*', { cwd: here })) rmSync(join(here, left), { recursive: true })
const below = mkdtempSync(join(here, '.written-'))
afterAll(() => rmSync(below, { recursive: true }))

const PORTALS: Readonly<Record<string, Partial<PortalAnswers>>> = {
  usual: {},
  bare: { plugins: [], signIn: 'microsoft', layout: 'menu', form: 'je' },
  fhir: { plugins: ['nieuws', 'berichten'], source: 'fhir' },
  caress: { plugins: PORTAL_PLUGINS, source: 'caress', layout: 'menu' },
}

for (const kind of PACKAGE_KINDS) makePackage(kind, { below, typed: 'Zorg om zorg', folder: kind })
for (const [folder, answers] of Object.entries(PORTALS)) makePortal({ below, folder, answers: withDefaults(answers), now: new Date() })

const run = (tool: string, args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(workspace, 'node_modules', tool), ...args], { cwd: workspace })
  return { status, said: `${String(stdout)}${String(stderr)}` }
}

test('what is written is formatted and has nothing that lint would find', () => {
  const format = run('oxfmt/bin/oxfmt', ['--check', below])
  expect(format.status, format.said).toBe(0)
  const lint = run('oxlint/bin/oxlint', ['--deny-warnings', below])
  expect(lint.status, lint.said).toBe(0)
})

test.each(Object.keys(PORTALS))('the portal "%s" has no problems', async (name) => {
  const result = await runCheck({ directory: join(below, name), production: false, now: new Date(), form: 'text' })
  expect(result.exitCode, result.output).toBe(0)
})

test('templates name the versions with which the workspace is tried', async () => {
  const tried = await listTried()
  for (const kind of [...PACKAGE_KINDS, 'portal']) {
    const manifest = await readManifest(join(workspace, 'packages/core/templates', kind), 'package.template.json')
    for (const [name, version] of Object.entries({ ...manifest.devDependencies }))
      if (!name.startsWith('@voordeur/')) expect(`${name} ${version}`).toBe(`${name} ${tried[name] ?? ''}`)
    // What npm lets run at install: the Node that comes along.
    expect(manifest).toMatchObject({ allowScripts: { [`node@${tried['node'] ?? ''}`]: true } })
  }
})

test.each(PACKAGE_KINDS)('a %s empties what it built before, so that no file of a deleted source is published', async (kind) => {
  const { scripts } = (await readManifest(join(below, kind))) as { readonly scripts?: Readonly<Record<string, string>> }
  const built = join(below, kind, 'dist')
  mkdirSync(join(built, 'below'), { recursive: true })
  writeFileSync(join(built, 'below/old.js'), '')
  execSync(scripts?.['prebuild'] ?? 'true', { cwd: join(below, kind) })
  expect(existsSync(built)).toBe(false)
})

async function listTried() {
  const [root, core] = [await readManifest(workspace), await readManifest(join(workspace, 'packages/core'))]
  return { ...core.dependencies, ...core.devDependencies, ...root.devDependencies }
}

// Each package brings its own tests: they run here as they stand. The contracts of a plugin and a source boot a portal for every rule: with the slow ones.
const isSlow = process.env['VOORDEUR_TEST'] === 'slow'
const suites = globSync('{plugin,source,sign-in-method}/test/*.test.ts', { cwd: below })
for (const path of suites.filter((each) => isSlow || !/^(?:plugin|source)\/test\/contract/u.test(each))) {
  describe(path, async () => {
    await import(/* @vite-ignore */ join(below, path))
  })
}
