import { existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/bin', '/usr/local/sbin']

/** Where a program of the machine stands; undefined when it is not installed. Of PostgreSQL's own it is the newest that Debian's packages brought. */
export function findProgram(name: string): string | undefined {
  const newest = globSync(`/usr/lib/postgresql/*/bin/${name}`)
    .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .at(-1)
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...SYSTEM_FOLDERS]
  return newest ?? folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

/** Whether tests that need this program are left out: never in CI, where it has to be installed and they fail without it. */
export function isMissing(name: string): boolean {
  return findProgram(name) === undefined && process.env['CI'] === undefined
}
