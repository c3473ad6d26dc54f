import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { ReadFile } from './environment.ts'

/** Reads from the disk. */
export const readFromDisk: ReadFile = (path) => readFileSync(path)

/**
 * Names of the icons in the installed `lucide`, read from its folder: one file per icon, and nothing is loaded.
 * Throws when the package is not there.
 */
export function listIcons(): ReadonlySet<string> {
  const entry = createRequire(import.meta.url).resolve('lucide')
  const files = readdirSync(join(entry, '..', '..', 'esm', 'icons'))
  return new Set(files.filter((file) => file.endsWith('.mjs')).map((file) => file.slice(0, -'.mjs'.length)))
}
