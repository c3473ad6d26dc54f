import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ScaffoldRefused } from './scaffold-refused.ts'

// Beside the code in a bundle, above it in a package that was built, further above in its sources.
const FURTHEST = 3

/** The folder of the templates that came with this code. Throws `ScaffoldRefused` when the package is not whole. */
export function findTemplates(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (let steps = 0; steps <= FURTHEST; steps += 1) {
    const found = join(folder, 'templates')
    if (existsSync(join(found, 'portal', 'portal.config.ts'))) return found
    folder = dirname(folder)
  }
  throw new ScaffoldRefused('The templates are not there: install the package again.')
}
