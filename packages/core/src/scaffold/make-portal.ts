import { basename } from 'node:path'
import { findFreeFolder } from './find-free-folder.ts'
import { planPortal } from './plan-portal.ts'
import type { PortalAnswers } from './portal-answers.ts'
import { readVersion } from './read-version.ts'
import { writeFiles } from './write-files.ts'

/** A portal to be made. */
export interface PortalToMake {
  /** Where one stands. */
  readonly below: string
  /** The folder to be made there, as it was typed. */
  readonly folder: string
  readonly answers: PortalAnswers
  readonly now: Date
}

/** Writes a new portal and gives its absolute path. Throws `ScaffoldRefused`, and then nothing was written. */
export function makePortal({ below, folder, answers, now }: PortalToMake): string {
  const path = findFreeFolder(below, folder)
  writeFiles(path, planPortal({ name: basename(path), answers, version: readVersion(), now }))
  return path
}
