import sharp, { type Sharp } from 'sharp'
import { LARGEST_UPLOAD } from '../define/largest-upload.ts'
import { sniffPhoto, type PhotoFormat } from './sniff-photo.ts'
import { UploadFault } from './upload-fault.ts'
import { LARGEST_PIXELS } from './photo-limits.ts'

const LONGEST_SECONDS = 20

// What the library calls the formats that are called otherwise here.
const NAMES: Readonly<Partial<Record<PhotoFormat, string>>> = { avif: 'heif' }

/**
 * Opens a photo to be made anew: the first frame, upright, in sRGB, decoded once and strictly. Throws `UploadFault` for what is no photo, too
 * large, or has more pixels than are read; nothing was decoded then.
 */
export async function readPhoto(bytes: Uint8Array): Promise<Sharp> {
  if (bytes.byteLength > LARGEST_UPLOAD.photo) throw new UploadFault('too-large')
  const format = sniffPhoto(bytes)
  if (!format) throw new UploadFault('not-accepted')
  const picture = await openPicture(bytes, format)
  return picture.autoOrient().toColourspace('srgb').timeout({ seconds: LONGEST_SECONDS })
}

async function openPicture(bytes: Uint8Array, format: PhotoFormat): Promise<Sharp> {
  const header = await readHeader(bytes)
  // A second reader of the first bytes must agree with ours: what two programs read differently is made to be so.
  if (header.format !== (NAMES[format] ?? format)) throw new UploadFault('not-accepted')
  if (header.width * header.height > LARGEST_PIXELS) throw new UploadFault('too-many-pixels')
  return sharp(bytes, { failOn: 'error', limitInputPixels: LARGEST_PIXELS, sequentialRead: true, pages: 1 })
}

/** Width and height are those of one frame. */
async function readHeader(bytes: Uint8Array) {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch (error) {
    throw new UploadFault('damaged', { cause: error })
  }
}
