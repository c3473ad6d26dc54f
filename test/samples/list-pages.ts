import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { readSamples, type SamplePage } from './read-samples.ts'
import { withTemplate } from './template-samples.ts'

const PAGES = ['*.md', 'docs/**/*.md', 'packages/*/README.md', 'examples/*/README.md', 'packages/core/templates/**/*.md']

/** Every page of the documentation with its samples, in the order of their names. */
export function listPages(root: string): readonly SamplePage[] {
  return globSync(PAGES, { cwd: root, exclude: (name) => /(?:^|[\\/])(?:node_modules|\.vitepress)$/.test(String(name)) })
    .map((path) => path.split(sep).join('/'))
    .toSorted((one, other) => one.localeCompare(other))
    .map((page) => withTemplate(root, readSamples(page, readFileSync(join(root, page), 'utf8'))))
}
