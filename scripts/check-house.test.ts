import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findBreaches } from './check-house.ts'

function rulesBroken(path: string, text: string): string[] {
  const root = mkdtempSync(join(tmpdir(), 'voordeur-house-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  return findBreaches(root).map(({ rule }) => rule)
}

const names = (count: number) => Array.from({ length: count }, (_, nr) => `a${nr}`).join(', ')
const documented = '/** One thing. */\nexport const one = 1\n'

test.each([
  ['packages/core/src/a/b/c/one.ts', documented, 'depth'],
  ['packages/core/src/records/utils.ts', documented, 'vague-name'],
  ['packages/core/src/helpers/one.ts', documented, 'vague-name'],
  ['packages/core/src/records/one.ts', "export * from './two.ts'\n", 'export-star'],
  ['packages/core/src/records/one.ts', "export * as two from './two.ts'\n", 'export-star'],
  ['packages/core/src/records/one.ts', '/** One. */\nexport enum One { A }\n', 'enum'],
  ['packages/core/src/records/one.ts', '/** One. */\nexport class One {\n  @logged()\n  run() {}\n}\n', 'decorator'],
  ['packages/core/src/records/one.ts', 'export const one = 1\n', 'doc-comment'],
  ['packages/core/src/records/one.ts', 'export async function one() {}\n', 'doc-comment'],
  ['packages/core/src/index.ts', `export { ${names(61)} } from './a.ts'\n`, 'public-names'],
  ['packages/plugin-news/src/index.ts', `export { ${names(16)} } from './a.ts'\n`, 'public-names'],
])('%s with %j breaks the rule %s', (path, text, rule) => {
  expect(rulesBroken(path, text)).toEqual([rule])
})

test.each([
  ['packages/core/src/a/b/one.ts', documented],
  ['packages/core/src/index.ts', `export { ${names(60)} } from './a.ts'\nexport type { B } from './b.ts'\n`],
  ['packages/plugin-news/src/index.ts', `export { ${names(15)} } from './a.ts'\n`],
  ['packages/plugin-news/src/one.test.ts', 'export const one = 1\n'],
  ['packages/core/src/records/one.ts', '/** One. */\nexport const One = 1\nexport type One = 1\n'],
])('%s with %j breaks none', (path, text) => {
  expect(rulesBroken(path, text)).toEqual([])
})
