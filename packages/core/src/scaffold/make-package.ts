import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { findFreeFolder } from './find-free-folder.ts'
import { type PackageKind, planPackage } from './new-package.ts'
import { readVersion } from './read-version.ts'
import { writeFiles } from './write-files.ts'

/** A package to be made. */
export interface PackageToMake {
  /** Where one stands. */
  readonly below: string
  /** Its name, as it was typed. */
  readonly typed: string
  /** The folder to be made there; left out, below `packages/` in a portal that has its packages there, and else one with the package's own name. */
  readonly folder?: string | undefined
}

/** A package that was made. */
export interface MadePackage {
  readonly packageName: string
  /** From where one stands. */
  readonly folder: string
  /** Whether it is a workspace of the portal in which one stands: `npm install` there links it. */
  readonly isLinked: boolean
}

const WORKSPACES = 'packages/*'

/** Writes a new package. Throws `ScaffoldRefused`, and then nothing was written. */
export function makePackage(kind: PackageKind, { below, typed, folder }: PackageToMake): MadePackage {
  const { name, packageName, files } = planPackage(kind, { typed, version: readVersion() })
  const isPortal = hasWorkspaces(below)
  const path = findFreeFolder(below, folder ?? (isPortal ? join('packages', name.id) : packageName))
  writeFiles(path, files)
  const made = relative(below, path)
  return { packageName, folder: made, isLinked: isPortal && /^packages[/\\][^/\\]+$/u.test(made) }
}

function hasWorkspaces(folder: string): boolean {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) return false
  try {
    const { workspaces } = JSON.parse(readFileSync(file, 'utf8')) as { readonly workspaces?: unknown }
    return Array.isArray(workspaces) && workspaces.includes(WORKSPACES)
  } catch {
    // A package.json that can't be read is not this command's to mend.
    return false
  }
}
