import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { StoreError } from './store-error.ts'

/** A folder that this process holds until `release`, or until the process ends in whatever way. */
export interface FolderLock {
  readonly release: () => void
}

const SQLITE_BUSY = 5
// SQLite takes an exclusive lock in steps, and of two that come at once each may stand in the other's way for a moment: without waiting both would lose.
const TAKE_MILLISECONDS = 500
const Holder = z.strictObject({ pid: z.number(), host: z.string(), since: z.string() })

/**
 * Takes the folder, or throws `FOLDER_IN_USE` with the holder. Node has no file locks of its own, but the SQLite inside it does: the operating system
 * holds the lock, gives it to exactly one of two that come at once, and takes it back when the process dies, so that there is no stale lock to judge.
 */
export function lockFolder(folder: string): FolderLock {
  const holder = join(folder, 'in-use.json')
  const lock = new DatabaseSync(join(folder, 'in-use.lock'), { timeout: TAKE_MILLISECONDS })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    throw isBusy(error) ? toInUse(folder, holder) : error
  }
  const held: z.infer<typeof Holder> = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
  writeFileSync(holder, JSON.stringify(held))
  return { release: () => lock.close() }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}

function toInUse(folder: string, holder: string): StoreError {
  return new StoreError(
    'FOLDER_IN_USE',
    `The database in ${folder} is in use by ${readHolder(holder)}. Stop that process first; two processes would destroy each other's rows.`,
  )
}

// Only words for a person: who really holds the folder is the operating system's knowledge.
function readHolder(holder: string): string {
  try {
    const { pid, host, since } = Holder.parse(JSON.parse(readFileSync(holder, 'utf8')))
    return `process ${pid} on ${host}, since ${since}`
  } catch {
    return 'a process that has just started'
  }
}
