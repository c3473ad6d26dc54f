import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { TextFile } from './read-template.ts'

/** Writes these files into a folder that is free. A file that appeared there meanwhile is an error and keeps what it holds. */
export function writeFiles(folder: string, files: readonly TextFile[]): void {
  for (const { path, text } of files) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, { flag: 'wx' })
  }
}
