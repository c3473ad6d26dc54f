import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const define = fileURLToPath(new URL('.', import.meta.url))
const root = join(define, '../../../..')
const folder = mkdtempSync(join(tmpdir(), 'voordeur-types-'))

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const PARTS_PER_PLUGIN = 5

/** A portal of so many plugins with five parts each, all of which stand in a panel and in a permission set. */
function toFixture(plugins: number): string {
  const names = Array.from({ length: plugins }, (_, index) => `p${index}`)
  const parts = (name: string) => Array.from({ length: PARTS_PER_PLUGIN }, (_, index) => `${name}.part${index}`)
  return [
    `import { definePart } from '${define}part.ts'`,
    `import { definePlugin } from '${define}plugin.ts'`,
    `import { definePortal } from '${define}portal.ts'`,
    `import type { Authenticator } from '${define}authenticator.ts'`,
    'declare const auth: Authenticator',
    ...names.flatMap((name) => [...parts(name).map((id) => toPart(id)), toPlugin(name, parts(name))]),
    'export default definePortal({',
    "  organisation: { name: 'A', portalName: 'B', url: 'https://c.example' }, language: { default: 'nl', form: 'u' }, theme: { layout: 'panels' }, auth, sources: [],",
    `  plugins: [${names.map((name) => `${name}()`).join(', ')}],`,
    `  panels: [${names.map((name) => `{ id: '${name}', title: '${name}', colour: 'blue', icon: 'pin', parts: ${toTexts(parts(name))} }`).join(',\n')}],`,
    `  permissionSets: { full: { title: 'Full', rights: ${toTexts(names.flatMap(parts).flatMap((id) => [`${id}:read`, `${id}:write`]))} } },`,
    '})',
  ].join('\n')
}

function toPart(id: string): string {
  const [plugin, part] = id.split('.')
  return `const ${plugin}_${part} = definePart({ id: '${part}', title: 't', icon: 'pin', scope: 'client', rights: { read: {}, write: {} }, load: async () => ({ id: 1 }), view: (data) => data.id })`
}

function toPlugin(name: string, parts: readonly string[]): string {
  return `const ${name} = definePlugin({ id: '${name}', api: 1, messages: { nl: {}, en: {} }, parts: () => [${parts.map((id) => id.replace('.', '_')).join(', ')}] })`
}

function toTexts(words: readonly string[]): string {
  return `[${words.map((word) => `'${word}'`).join(', ')}]`
}

/** How many types the compiler instantiates for a portal of so many plugins; throws with its errors when it does not compile. */
function countInstantiations(plugins: number): number {
  const file = join(folder, `portal-${plugins}.config.mts`)
  const project = join(folder, `tsconfig.${plugins}.json`)
  writeFileSync(file, toFixture(plugins))
  const compilerOptions = {
    composite: false,
    noEmit: true,
    rewriteRelativeImportExtensions: false,
    allowImportingTsExtensions: true,
    typeRoots: [join(root, 'node_modules/@types')],
  }
  writeFileSync(project, JSON.stringify({ extends: join(root, 'tsconfig.base.json'), compilerOptions, files: [file] }))
  const output = execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', project, '--extendedDiagnostics'], {
    encoding: 'utf8',
  })
  return Number(/^Instantiations:\s+(\d+)/m.exec(output)?.[1])
}

test('a portal of 30 plugins compiles, and each plugin costs the compiler no more than the ones before it', { timeout: 60_000 }, () => {
  const [three, thirty] = [countInstantiations(3), countInstantiations(30)]
  expect(three).toBeGreaterThan(0)
  const perPlugin = (thirty - three) / 27
  expect(perPlugin).toBeLessThan(2000)
  expect(thirty).toBeLessThan(three * 3)
})
