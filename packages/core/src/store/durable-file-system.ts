import fs from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { z } from 'zod'
import { guardPglite, type StopPglite } from './stopped-pglite.ts'

/** The number that the WebAssembly runtime has for a full disk. */
const ENOSPC = 51

/** What we use of a stream of the WebAssembly runtime: its descriptor, and its node, for a folder has no descriptor. */
const Stream = z.object({ nfd: z.number().optional(), node: z.unknown() })
type Write = (stream: unknown, ...rest: readonly unknown[]) => number
type Sync = (stream: unknown) => number

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
const isFunction = (value: unknown): boolean => typeof value === 'function'

/** The places in that runtime that we change; a version of PGlite in which they are elsewhere does not start. */
const Runtime = z.object({
  NODEFS: z.object({
    stream_ops: z.custom<{ fsync?: Sync; write: Write }>(isObject),
    realPath: z.custom<(node: unknown) => string>(isFunction),
  }),
})
type NodeFiles = z.infer<typeof Runtime>['NODEFS']

/**
 * PGlite's file system, with the missing half of durability: stock PGlite never calls fsync, and loses acknowledged rows in a power cut.
 * Together with start parameters that switch fsync on, a commit is on the disk before it is acknowledged.
 */
export class DurableFileSystem extends NodeFS {
  override async init(pglite: PGlite, options: Parameters<NodeFS['init']>[1]): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options)
    const stop = guardPglite(pglite)
    const harden = (runtime: unknown): void => {
      const { NODEFS } = Runtime.parse(runtime)
      addSync(NODEFS, stop)
      stopOnFailedLog(NODEFS, stop)
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), harden] } }
  }
}

function addSync({ stream_ops: operations, realPath }: NodeFiles, stop: StopPglite): void {
  operations.fsync = (given) => {
    const { nfd, node } = Stream.parse(given)
    try {
      if (nfd === undefined) syncPath(realPath(node))
      else fs.fsyncSync(nfd)
      return 0
    } catch (error) {
      throw stop(error)
    }
  }
}

// A table that cannot grow is an ordinary error of one statement; a log that cannot be written is the end.
function stopOnFailedLog({ stream_ops: operations, realPath }: NodeFiles, stop: StopPglite): void {
  const { write } = operations
  operations.write = (stream, ...rest) => {
    try {
      return write(stream, ...rest)
    } catch (error) {
      if (!realPath(Stream.parse(stream).node).includes('/pg_wal/')) throw error
      throw stop(isFull(error) ? 'the disk is full' : error)
    }
  }
}

function isFull(error: unknown): boolean {
  return isObject(error) && Reflect.get(Object(error), 'errno') === ENOSPC
}

/** Brings one file or folder to the disk. */
export function syncPath(path: string): void {
  const descriptor = fs.openSync(path, 'r')
  try {
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}
