import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'tsup'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultTokens, toCustomProperties } from '../packages/core/src/define/theme-tokens.ts'
import { assetsOptions } from '../tsup.base.ts'

const source = join(import.meta.dirname, '../packages/core/assets')
const names = readdirSync(source)
let served: string
const bytes = (texts: readonly string[]) => texts.reduce((sum, text) => sum + gzipSync(text).length, 0)
const read = (ending: string) => names.filter((name) => name.endsWith(ending)).map((name) => readFileSync(join(served, name), 'utf8'))

beforeAll(async () => {
  served = mkdtempSync(join(tmpdir(), 'voordeur-assets-'))
  const entry = names.map((name) => join(source, name))
  await build({ ...assetsOptions(entry), outDir: served, config: false, silent: true })
})
afterAll(() => rmSync(served, { recursive: true }))

describe('what a browser is served', () => {
  it('is every file of the folder, under the same name', () => {
    expect(readdirSync(served).sort()).toEqual([...names].sort())
  })

  it('has a stylesheet that stays under 15 kB with its theme, gzipped', () => {
    expect(bytes([...read('.css'), toCustomProperties(defaultTokens)])).toBeLessThan(15_000)
  })

  it('has scripts that stay under 10 kB together, gzipped', () => {
    expect(bytes(read('.js'))).toBeLessThan(10_000)
  })

  it('has no comments left', () => {
    expect([...read('.css'), ...read('.js')].join('')).not.toMatch(/\/\*|\n *\/\//u)
  })
})
