import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Makes a folder beside its place and then puts it there, so that a reader never sees half of one. */
export async function replaceFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const next = `${folder}.next`
  const previous = `${folder}.previous`
  await rm(next, { recursive: true, force: true })
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(next, path)), { recursive: true })
    await writeFile(join(next, path), bytes)
  }
  await rm(previous, { recursive: true, force: true })
  await rename(folder, previous).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
  await rename(next, folder)
  await rm(previous, { recursive: true, force: true })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
