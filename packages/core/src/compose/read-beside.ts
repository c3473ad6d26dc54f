import { resolve } from 'node:path'
import type { ReadFile } from './environment.ts'
import { quote, toReason } from './quote.ts'

/** Where the files beside a configuration are read from. */
export interface Files {
  readonly directory: string
  readonly readFile: ReadFile
}

/** The bytes of a file that the configuration names, or a sentence about why they can not be read. */
export function readBeside(path: string, { directory, readFile }: Files): { readonly read: Uint8Array } | { readonly failed: string } {
  try {
    return { read: readFile(resolve(directory, path)) }
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return { failed: isGone ? `There is no file ${quote(path)}.` : `The file ${quote(path)} can not be read: ${toReason(error)}.` }
  }
}
