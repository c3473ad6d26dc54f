import { hasPdfEnd, isPdf, PDF } from '../define/pdf-bytes.ts'
import type { SourceFile } from '../define/source.ts'

/** The largest file that a portal keeps, in bytes: one is held in memory at a time, and whoever opens it may do so on a telephone. */
export const LARGEST_FILE_BYTES = 32 * 1024 * 1024

/** Why a file is not kept: a portal does not show it, and its record stands without; or it is broken, and the last good copy of both stands. */
export interface FileFault {
  readonly kind: 'not-shown' | 'broken'
  readonly reason: string
}

/** Why a file is not even read; undefined when it is. */
export function decideUnread({ mime, size }: SourceFile): FileFault | undefined {
  const type = toType(mime)
  // The only kind that is shown: an image made anew would be another document than the one in the record.
  if (type !== PDF) return toNotShown(`of type ${type}`)
  return size !== undefined && size > LARGEST_FILE_BYTES ? TOO_LARGE : undefined
}

/** What is wrong with the bytes of a PDF; undefined when a portal may keep them. A polyglot that begins as something else is none. */
export function decideBytes(bytes: unknown): FileFault | undefined {
  if (!(bytes instanceof Uint8Array)) return { kind: 'broken', reason: 'the document could not be read: its source gave no bytes' }
  if (bytes.byteLength > LARGEST_FILE_BYTES) return TOO_LARGE
  if (!isPdf(bytes)) return { kind: 'broken', reason: 'the document says it is a PDF, and does not begin as one' }
  if (!hasPdfEnd(bytes)) return { kind: 'broken', reason: 'the document is cut off: the end of a PDF is missing' }
  return undefined
}

const TOO_LARGE = toNotShown(`of more than ${LARGEST_FILE_BYTES / 1024 / 1024} MiB`)

function toNotShown(what: string): FileFault {
  return { kind: 'not-shown', reason: `not shown in a portal: a document ${what}; it is listed, and can't be opened` }
}

/** A media type without its parameters (RFC 9110, 8.3.1), of which only what may stand there is repeated. */
function toType(mime: string): string {
  const type = mime.split(';')[0]?.trim().toLowerCase() ?? ''
  return /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,60}$/.test(type) ? type : 'unknown'
}
