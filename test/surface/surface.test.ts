import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readManifest, workspace } from '../registry/workspace-copy.ts'
import { importValues, listEntries, readSurface, toPage } from './read-surface.ts'

// What a package exports is a promise to whoever installs it. The lists beside this file are read in review; after a change that
// is meant: `node node_modules/vitest/vitest.mjs run test/surface --update`, and a changeset that says it.

const packages = readdirSync(join(workspace, 'packages')).filter((name) => existsSync(join(workspace, 'packages', name, 'dist/index.d.ts')))
let imported: Readonly<Record<string, readonly string[]>>

beforeAll(async () => {
  const entries = await Promise.all(packages.map(async (name) => listEntries(join(workspace, 'packages', name))))
  imported = await importValues(
    entries.flatMap((own, index) => own.map(([, files]) => join(workspace, 'packages', packages[index]!, files.default))),
  )
})

describe.each(packages)('%s', (folder) => {
  const path = join(workspace, 'packages', folder)

  test('exports what its list says, and nothing else', async () => {
    const { name } = await readManifest(path)
    await expect(toPage(name, await readSurface(path))).toMatchFileSnapshot(`./${folder}.txt`)
  })

  test('gives Node the very values that its declarations promise', async () => {
    const surfaces = await readSurface(path)
    for (const [index, [entry, files]] of (await listEntries(path)).entries())
      expect(imported[join(path, files.default)], entry).toEqual(surfaces[index]?.values)
  })
})
