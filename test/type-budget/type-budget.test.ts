import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../registry/run-command.ts'
import { writeFixture } from './write-fixture.ts'

// What 30 plugins ask of a compiler, in counts that are the same on every machine; `pnpm bench types` measures the time.
// A plugin may cost what it holds, and nothing for the plugins beside it.

const TSC = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))

interface Cost {
  readonly types: number
  readonly instantiations: number
  readonly errors: readonly string[]
}

let folder: string
const costs = new Map<string, Cost>()
const costOf = (name: string) => costs.get(name)!

beforeAll(async () => {
  // Below `test`, so that the packages are found as they are built.
  await mkdir(new URL('../node_modules/.voordeur', import.meta.url), { recursive: true })
  folder = await mkdtemp(fileURLToPath(new URL('../node_modules/.voordeur/types-', import.meta.url)))
  await writeFixture({ folder: join(folder, 'three'), plugins: 3 })
  await writeFixture({ folder: join(folder, 'thirty'), plugins: 30 })
  await writeFixture({ folder: join(folder, 'mistaken'), plugins: 30, withMistakes: true })
  await Promise.all(['three', 'thirty'].map(async (name) => costs.set(name, await compile(name))))
  await writeInstalled()
  await Promise.all(['mistaken', 'installed'].map(async (name) => costs.set(name, await compile(name))))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

// The portal alone, its thirty plugins as they are published: as declarations.
async function writeInstalled(): Promise<void> {
  const [from, to] = [join(folder, 'thirty'), join(folder, 'installed')]
  await mkdir(join(to, 'src'), { recursive: true })
  await cp(join(from, 'tsconfig.json'), join(to, 'tsconfig.json'))
  for (const name of await listDeclarations('plugin')) await cp(join(from, 'out', name), join(to, 'src', name))
  const portal = await readFile(join(from, 'src/portal.config.ts'), 'utf8')
  await writeFile(join(to, 'src/portal.config.ts'), portal.replaceAll(".ts'", ".js'"))
}

async function compile(name: string): Promise<Cost> {
  const args = [TSC, '-p', join(folder, name), '--extendedDiagnostics', '--singleThreaded']
  const { stdout } = await runCommand(process.execPath, args, { cwd: folder, env: process.env })
  const count = (of: string) => Number(new RegExp(`^${of}:\\s+(\\d+)$`, 'm').exec(stdout)?.[1])
  return {
    types: count('Types'),
    instantiations: count('Instantiations'),
    errors: stdout.split('\n').filter((line) => line.includes('error TS')),
  }
}

async function listDeclarations(start: string): Promise<string[]> {
  return (await readdir(join(folder, 'thirty/out'))).filter((name) => name.startsWith(start) && name.endsWith('.d.ts'))
}

async function measureDeclarations(start: string): Promise<number[]> {
  const texts = await Promise.all((await listDeclarations(start)).map(async (name) => readFile(join(folder, 'thirty/out', name), 'utf8')))
  return texts.map(({ length }) => length)
}

test('thirty plugins have less than twice the types of three, and each costs the same', () => {
  const [three, thirty] = [costOf('three'), costOf('thirty')]
  expect(thirty.types).toBeLessThan(2 * three.types)
  expect((thirty.instantiations - three.instantiations) / 27).toBeLessThan(4_000)
})

test('a portal of thirty installed plugins is checked with a few thousand instantiations', () => {
  expect(costOf('installed').errors).toEqual([])
  expect(costOf('installed').instantiations).toBeLessThan(5_000)
  expect(costOf('installed').types).toBeLessThan(4_000)
})

test('everything has a name that can be written down: no TS7056, no TS2742, nor another error', () => {
  expect([...costOf('three').errors, ...costOf('thirty').errors]).toEqual([])
})

test('the declarations stay small: a portal says nothing of its plugins, a plugin its ids and its options', async () => {
  for (const size of await measureDeclarations('portal')) expect(size).toBeLessThan(200)
  const plugins = await measureDeclarations('plugin')
  expect(plugins).toHaveLength(30)
  for (const size of plugins) expect(size).toBeLessThan(500)
})

test('a part and a right that no plugin has are still errors among thirty, each with what was meant', () => {
  const { errors } = costOf('mistaken')
  expect(errors).toHaveLength(2)
  expect(errors[0]).toMatch(/"plugin30\.weak".*Did you mean '"plugin30\.week"'/)
  expect(errors[1]).toMatch(/"plugin30\.week:poost".*Did you mean '"plugin30\.week:post"'/)
})
