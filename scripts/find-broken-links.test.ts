import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findBrokenLinks } from './find-broken-links.ts'

function write(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'voordeur-links-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

test('every link of the documentation leads to a file of the repository, and to a heading that is there', () => {
  expect(findBrokenLinks(join(import.meta.dirname, '..'))).toEqual([])
})

test('a link to what is not there is named with its page', () => {
  const root = write({
    'README.md': '[a](docs/a.md) [gone](docs/gone.md) [up](../secret.md) [reference]\n\n[reference]: docs/nowhere.md',
    'docs/a.md': '# One\n\n[here](#one) [not here](#two) [there](../packages/x/README.md#some-words-it) [a folder](../packages)',
    'packages/x/README.md': '## Some `words`, it\n\n[site](https://example.org/x.md) [mail](mailto:a@b.example)',
  })
  expect(findBrokenLinks(root)).toEqual([
    'docs/a.md: #two',
    'README.md: docs/gone.md',
    'README.md: ../secret.md',
    'README.md: docs/nowhere.md',
  ])
})

test('what stands in code is no link, and of two headings of one name each has its own', () => {
  const root = write({
    'README.md':
      '```md\n[a](gone.md)\n# Not a heading\n```\n\n`[b](gone.md)` [c](#the-same-1) [d](#not-a-heading)\n\n# The same\n\n# The same',
  })
  expect(findBrokenLinks(root)).toEqual(['README.md: #not-a-heading'])
})
