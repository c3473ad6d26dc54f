import type { SourceFile } from '../define/source.ts'
import { decideBytes, decideUnread, type FileFault } from './file-verdict.ts'

/** The bytes of a document that a portal keeps, or why it does not. */
export async function readSourceFile(file: SourceFile): Promise<{ readonly bytes: Uint8Array } | { readonly fault: FileFault }> {
  const unread = decideUnread(file)
  if (unread) return { fault: unread }
  try {
    const bytes = await file.read()
    const fault = decideBytes(bytes)
    return fault ? { fault } : { bytes }
  } catch {
    // An error's own words may hold data of the client, or an address.
    return { fault: { kind: 'broken', reason: 'the document could not be read' } }
  }
}
