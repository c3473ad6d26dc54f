import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

// Lints a tree of one's own with the configuration of the workspace, and names the rules that were broken.
function lint(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-layers-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of ['oxlint.config.ts', '.gitignore']) copyFileSync(join(root, name), join(folder, name))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  try {
    return execFileSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--format', 'unix'], {
      cwd: folder,
      encoding: 'utf8',
    })
  } catch (error) {
    return String(error instanceof Error && 'stdout' in error ? error.stdout : error)
  }
}

const core = 'packages/core/src'
const from = (specifier: string) => `export { thing } from '${specifier}'\n`

test('what the floors allow passes', () => {
  const answer = lint({
    [`${core}/records/a.ts`]: from('../store/thing.ts'),
    [`${core}/flows/a.ts`]: from('../records/thing.ts'),
    [`${core}/web/parts/a.ts`]: from('../../flows/thing.ts'),
    [`${core}/web/page.ts`]: from('../ui/thing.ts'),
    [`${core}/portal.ts`]: from('./web/thing.ts'),
    [`${core}/define/a.ts`]: "import type { Kysely } from 'kysely'\nexport type A = Kysely<unknown>\n",
    [`${core}/jobs/a.ts`]: from('pg-boss'),
    'packages/plugin-news/src/a.ts': from('@voordeur/core/care'),
    'packages/adapter-caress/src/a.ts': from('@voordeur/adapter-fhir'),
    'packages/adapter-entra/src/a.ts': from('@voordeur/auth'),
    'examples/laurens/portal.config.ts': from('@voordeur/plugin-dossier'),
  })
  expect(answer).not.toContain('no-restricted-imports')
})

test.each([
  ['a room on the ground floor does not look up', `${core}/define/a.ts`, '../store/thing.ts'],
  ['the database does not know a service', `${core}/store/a.ts`, '../records/thing.ts'],
  ['services do not know each other', `${core}/mail/a.ts`, '../jobs/thing.ts'],
  ['services do not know what joins them', `${core}/access/a.ts`, '../flows/thing.ts'],
  ['flows do not know the pages', `${core}/flows/a.ts`, '../web/thing.ts'],
  ['the look knows no service', `${core}/ui/a.ts`, '../records/thing.ts'],
  ['nor from a folder in it', `${core}/ui/components/a.ts`, '../../flows/thing.ts'],
  ['nor the database', `${core}/ui/a.ts`, '../store/thing.ts'],
  ['nor the pages', `${core}/ui/a.ts`, '../web/thing.ts'],
  ['nobody knows the portal', `${core}/web/a.ts`, '../portal.ts'],
  ['nobody builds on the test kit', `${core}/web/a.ts`, '../testing/thing.ts'],
  ['a declaration reads no file', `${core}/define/a.ts`, 'node:fs'],
  ['the care vocabulary reads no file', `${core}/care/a.ts`, 'node:fs/promises'],
  ['a declaration opens no database', `${core}/define/a.ts`, 'kysely'],
  ['only the store talks to PostgreSQL', `${core}/records/a.ts`, 'pg'],
  ['only the jobs know pg-boss', `${core}/flows/a.ts`, 'pg-boss'],
  ['only the mail knows nodemailer', `${core}/web/a.ts`, 'nodemailer'],
  ['core knows no other package', `${core}/web/a.ts`, '@voordeur/auth'],
  ['a plugin knows no plugin', 'packages/plugin-news/src/a.ts', '@voordeur/plugin-dossier'],
  ['a plugin knows no adapter', 'packages/plugin-news/src/a.ts', '@voordeur/adapter-fhir'],
  ['a plugin reads no file', 'packages/plugin-news/src/a.ts', 'node:fs'],
  ['an adapter knows no plugin', 'packages/adapter-caress/src/a.ts', '@voordeur/plugin-dossier'],
  ['adapter-fhir knows no other adapter', 'packages/adapter-fhir/src/a.ts', '@voordeur/adapter-caress'],
  ['auth knows only core', 'packages/auth/src/a.ts', '@voordeur/plugin-dossier'],
  ['an example holds no logic of its own', 'examples/laurens/portal.config.ts', 'node:fs'],
  ['a test in a room keeps to its floor', `${core}/records/a.test.ts`, '../web/thing.ts'],
])('%s', (_, path, specifier) => {
  expect(lint({ [path]: from(specifier) })).toContain('no-restricted-imports')
})

test.each([
  ['a default export', 'export default 1\n', 'no-default-export'],
  ['any', 'export const a: any = 1\n', 'no-explicit-any'],
  ['four parameters', 'export const f = (a: number, b: number, c: number, d: number) => a + b + c + d\n', 'max-params'],
  ['251 lines', Array.from({ length: 251 }, (_, nr) => `export const a${nr} = ${nr}\n`).join(''), 'max-lines'],
  ['eleven ways through', `export const f = (a: number) => ${'a ? 1 : '.repeat(11)} 0\n`, 'complexity'],
])('%s is refused', (_, text, rule) => {
  expect(lint({ [`${core}/records/a.ts`]: text })).toContain(rule)
})

test('an import circle is refused', () => {
  const answer = lint({
    [`${core}/records/a.ts`]: "import { b } from './b.ts'\nexport const a = () => b()\n",
    [`${core}/records/b.ts`]: "import { a } from './a.ts'\nexport const b = (): unknown => a()\n",
  })
  expect(answer).toContain('no-cycle')
})
