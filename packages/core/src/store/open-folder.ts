import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { readCode } from './database-fault.ts'
import { DurableFileSystem, syncPath } from './durable-file-system.ts'
import { lockFolder } from './folder-lock.ts'
import { PGLITE_VALUES } from './pglite-values.ts'
import { isStopped } from './stopped-pglite.ts'
import { StoreError } from './store-error.ts'

// PGlite's own list without `-F`, which switches fsync off; `fsync` is the one method that the runtime passes on.
const DURABLE_START = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
]

/** A database in a folder, held by this process. */
export interface OpenFolder {
  readonly pglite: PGlite
  readonly close: () => Promise<void>
}

/** Opens or makes the durable embedded database in a folder. Throws `FOLDER_IN_USE`, `FOLDER_UNREADABLE` or `DISK_FULL`. */
export async function openFolder(folder: string): Promise<OpenFolder> {
  try {
    return await openLocked(folder)
  } catch (error) {
    throw toFolderError(folder, error)
  }
}

async function openLocked(folder: string): Promise<OpenFolder> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = lockFolder(folder)
  try {
    const database = join(folder, 'database')
    if (!existsSync(database)) await makeDatabase(folder, database)
    const pglite = await start(database)
    return { pglite, close: () => close(pglite).finally(lock.release) }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function close(pglite: PGlite): Promise<void> {
  if (!isStopped(pglite)) await pglite.close()
}

// Made aside, brought to the disk and then renamed, so that a kill or power cut while it is made leaves no half database behind.
async function makeDatabase(folder: string, database: string): Promise<void> {
  const unfinished = join(folder, 'database.unfinished')
  rmSync(unfinished, { recursive: true, force: true })
  const pglite = await start(unfinished)
  await pglite.close()
  for (const name of readdirSync(unfinished, { recursive: true, encoding: 'utf8' })) syncPath(join(unfinished, name))
  syncPath(unfinished)
  renameSync(unfinished, database)
  syncPath(folder)
}

function start(database: string): Promise<PGlite> {
  return PGlite.create({ fs: new DurableFileSystem(database), startParams: DURABLE_START, ...PGLITE_VALUES })
}

function toFolderError(folder: string, error: unknown): StoreError {
  if (error instanceof StoreError && error.code === 'FOLDER_IN_USE') return error
  const options = { cause: error }
  const reason = error instanceof Error ? error.message : String(error)
  if (readCode(error) === 'ENOSPC' || /disk is full|No space left|ENOSPC/.test(reason)) {
    return new StoreError(
      'DISK_FULL',
      `The database in ${folder} does not open: the disk is full. Make space and start again; nothing is damaged.`,
      options,
    )
  }
  return new StoreError(
    'FOLDER_UNREADABLE',
    `The database in ${folder} does not open: ${reason}. Check that the folder is there and that this user may write in it.`,
    options,
  )
}
