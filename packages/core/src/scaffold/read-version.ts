import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findTemplates } from './find-templates.ts'

/** The version of the package that this code came in, which is that of every package of this project. */
export function readVersion(): string {
  let folder = dirname(findTemplates())
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string }
  return version
}
