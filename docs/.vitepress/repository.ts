import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './pages.ts'

// What a package says of itself on npm: `git+https://….git`.
interface Manifest {
  readonly repository?: { readonly url: string }
}

const { repository: named } = JSON.parse(readFileSync(join(root, 'packages/core/package.json'), 'utf8')) as Manifest

/** The address of the repository, as core's package names it. */
export const repository = (named?.url ?? 'https://github.com/voordeur/voordeur').replace(/^git\+/, '').replace(/\.git$/, '')
