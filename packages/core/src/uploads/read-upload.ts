import type { CsvText, Pdf, Photo, UploadKind } from '../define/upload.ts'
import { LARGEST_UPLOAD } from '../define/largest-upload.ts'
import { hasPdfEnd, isPdf, PDF } from '../define/pdf-bytes.ts'
import { decodeCsv } from './decode-csv.ts'
import { encodePhoto } from './encode-photo.ts'
import { sniffPhoto } from './sniff-photo.ts'
import { UploadFault } from './upload-fault.ts'

/**
 * A file of a form as `run` is given it. What it is, is decided by its bytes. Throws `UploadFault` for what is of none of the kinds that the field
 * accepts, too large, or broken.
 */
export async function readUpload(bytes: Uint8Array, accepts: readonly UploadKind[]): Promise<Photo | Pdf | CsvText> {
  if (bytes.byteLength === 0) throw new UploadFault('empty')
  const kind = toKind(bytes, accepts)
  if (!kind) throw new UploadFault('not-accepted')
  if (bytes.byteLength > LARGEST_UPLOAD[kind]) throw new UploadFault('too-large')
  if (kind === 'photo') return encodePhoto(bytes)
  if (kind === 'csv') return { kind, text: decodeCsv(bytes) }
  if (!hasPdfEnd(bytes)) throw new UploadFault('damaged')
  return { kind, mime: PDF, bytes }
}

/** A table has no mark of its own: it is what is neither a photo nor a PDF. */
function toKind(bytes: Uint8Array, accepts: readonly UploadKind[]): UploadKind | undefined {
  const seen = isPdf(bytes) ? 'pdf' : sniffPhoto(bytes) && 'photo'
  return accepts.find((kind) => kind === (seen ?? 'csv'))
}
